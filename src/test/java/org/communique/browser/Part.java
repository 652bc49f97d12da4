package org.communique.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.ComponentTester;
import com.vaadin.browserless.internal.TestingLifecycleHookKt;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.confirmdialog.ConfirmDialogTester;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.details.DetailsTester;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTester;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarTester;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadTester;
import com.vaadin.flow.data.binder.HasItemComponents;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.util.ReflectionUtils;

/** A part of a screen, which is looked for whenever it is used, and waited for where something is done with it. */
public abstract class Part {

    static final int ROWS = 50;

    /** All that there is of it now. */
    abstract Stream<Component> found();

    abstract <T> T inRequest(Callable<T> work);

    abstract void respond();

    abstract void handle(RuntimeException failure);

    abstract boolean follow(String link);

    private Part narrowed(String name, Function<Stream<Component>, Stream<Component>> narrowing) {
        return new Narrowed(this, name, narrowing);
    }

    private Part each(String name, Predicate<Component> wanted) {
        return narrowed(name, parts -> parts.flatMap(Part::walk).filter(wanted).distinct());
    }

    /** With a class for style sheets, or of an element's kind, such as {@code h1}. */
    public Part in(String style) {
        return each(
                style,
                part -> part.getElement().getTag().equals(style)
                        || part.getElement().getClassList().contains(style));
    }

    public Part id(String id) {
        return each("#" + id, part -> part.getId().filter(id::equals).isPresent());
    }

    public Part button(String label) {
        return each(
                "button " + label,
                part -> (part instanceof Button || part instanceof NativeButton) && label.equals(VisibleText.name(part))
                        || part instanceof ConfirmDialog question
                                && Stream.of("confirmText", "cancelText")
                                        .anyMatch(text -> label.equals(
                                                question.getElement().getProperty(text))));
    }

    public Part link(String label) {
        return each(
                "link " + label,
                part -> (part instanceof Anchor || part instanceof SideNavItem)
                        && label.equals(VisibleText.name(part)));
    }

    /** By its label, or by how that begins. Also a box that can be checked, or a choice of a group. */
    public Part field(String label) {
        return each(
                "field " + label,
                part -> (part instanceof AbstractField || part instanceof HasItemComponents.ItemComponent)
                        && VisibleText.isCalled(part, label));
    }

    /** Of those that are open, the last one. */
    public Part dialog() {
        return each("dialog", Part::isDialog)
                .narrowed("last", parts -> parts.reduce((first, second) -> second).stream());
    }

    public Part with(String text) {
        return narrowed(
                "with " + text,
                parts -> parts.filter(part -> VisibleText.of(part).contains(text)));
    }

    /** Those in which there is something with a class for style sheets. */
    public Part having(String style) {
        return narrowed(
                "having " + style,
                parts -> parts.filter(part -> walk(part)
                        .anyMatch(inner -> inner.getElement().getClassList().contains(style))));
    }

    /** @param index from 0 */
    public Part nth(int index) {
        return narrowed("nr. " + index, parts -> parts.skip(index).limit(1));
    }

    public Part first() {
        return nth(0);
    }

    public int count() {
        return texts().size();
    }

    public List<String> texts() {
        return inRequest(() -> {
            respond();
            return found().map(VisibleText::of).toList();
        });
    }

    /** What one could read in it, words apart by one space. */
    public String text() {
        return String.join(" ", texts());
    }

    /** Waits until all of it can be read. */
    public Part shows(String... texts) {
        eventually(() -> assertThat(text()).contains(texts));
        return this;
    }

    /** Waits until it cannot be read. */
    public Part hides(String text) {
        eventually(() -> assertThat(text()).doesNotContain(text));
        return this;
    }

    /** Waits until there are so many. */
    public Part counts(int expected) {
        eventually(() -> assertThat(texts()).as(toString()).hasSize(expected));
        return this;
    }

    public boolean isEnabled() {
        return one(part -> new Tester(part).isUsable() && isAbove(part));
    }

    public Object value() {
        return one(part -> part instanceof HasItemComponents.ItemComponent<?> item
                ? Objects.equals(((AbstractField<?, ?>) part.getParent().orElseThrow()).getValue(), item.getItem())
                : ((AbstractField<?, ?>) part).getValue());
    }

    public boolean isInvalid() {
        return one(part -> part.getElement().getProperty("invalid", false));
    }

    public boolean isRequired() {
        return one(part -> part.getElement().getProperty("required", false));
    }

    public String attribute(String name) {
        return one(part -> Objects.requireNonNullElse(part.getElement().getAttribute(name), ""));
    }

    public void click() {
        act(part -> {
            switch (part) {
                case Anchor link -> follow(link.getHref());
                case SideNavItem item -> follow(item.getPath());
                case Details details -> new DetailsTester<>(details).toggleDetails();
                case ConfirmDialog question -> {
                    if (toString().endsWith(" " + question.getElement().getProperty("confirmText"))) {
                        new ConfirmDialogTester(question).confirm();
                    } else {
                        new ConfirmDialogTester(question).cancel();
                    }
                }
                default -> new Tester(part).click();
            }
        });
    }

    /** Presses a button twice before the browser shows what the first press did. */
    public void clickTwice() {
        act(part -> {
            ((Button) part).click();
            ((Button) part).click();
        });
    }

    /** Presses Escape in a dialog. */
    public void escape() {
        act(part -> {
            if (((Dialog) part).isCloseOnEsc()) {
                // What the browser calls then.
                var close = requireNonNull(ReflectionUtils.findMethod(Dialog.class, "handleClientClose"));
                ReflectionUtils.makeAccessible(close);
                ReflectionUtils.invokeMethod(close, part);
            }
        });
    }

    public void fill(Object value) {
        act(part -> new Tester(part).set(value));
    }

    public void empty() {
        act(part -> ((HasValue<?, ?>) part).clear());
    }

    public void check() {
        act(part -> {
            switch (part.getParent().orElseThrow()) {
                case CheckboxGroup<?> group -> new Tester(group).set(more(group, item(part)));
                case RadioButtonGroup<?> group -> new Tester(group).set(item(part));
                default -> new Tester(part).set(true);
            }
        });
    }

    private static Object item(Component part) {
        return ((HasItemComponents.ItemComponent<?>) part).getItem();
    }

    public void uncheck() {
        act(part -> {
            if (part.getParent().orElseThrow() instanceof CheckboxGroup<?> group) {
                var others = new LinkedHashSet<Object>(group.getValue());
                others.remove(item(part));
                new Tester(group).set(others);
            } else {
                new Tester(part).set(false);
            }
        });
    }

    /** Chooses the first option whose words begin with these. */
    public void choose(String option) {
        search(option, option);
    }

    /** As {@link #choose(String)}, of the options that are offered for what is typed. */
    public void search(String typed, String option) {
        act(part -> {
            var chosen = Options.of(part, typed).get(option);
            new Tester(part).set(part instanceof MultiSelectComboBox<?> field ? more(field, chosen) : chosen);
        });
    }

    public List<String> options() {
        return one(part -> Options.of(part, "").labels());
    }

    private static Set<Object> more(HasValue<?, ? extends Set<?>> field, Object item) {
        var all = new LinkedHashSet<Object>(field.getValue());
        all.add(item);
        return all;
    }

    /** Types what is not among the options. */
    public void add(String custom) {
        act(part -> ComponentUtil.fireEvent(
                part,
                part instanceof ComboBox<?> one
                        ? new ComboBoxBase.CustomValueSetEvent<>(one, true, custom)
                        : new ComboBoxBase.CustomValueSetEvent<>((MultiSelectComboBox<?>) part, true, custom)));
    }

    /** Opens the menu, and chooses. */
    public void choose(String menu, String item) {
        each(
                        "menu " + menu,
                        part -> part instanceof MenuBar bar
                                && bar.getItems().stream().anyMatch(each -> menu.equals(VisibleText.name(each))))
                .act(part -> new MenuBarTester<>((MenuBar) part).clickItem(menu, item));
    }

    public void upload(String name, byte[] content) {
        each("upload", Upload.class::isInstance)
                .act(part -> new UploadTester<>((Upload) part).upload(name, "application/octet-stream", content));
    }

    public byte[] download() {
        return one(part -> {
            var file = new ByteArrayOutputStream();
            new AnchorTester((Anchor) part).download(file);
            return file.toByteArray();
        });
    }

    /** Mostly at once, and otherwise when another thread has done its part. */
    private static void eventually(ThrowingRunnable assertion) {
        try {
            assertion.run();
        } catch (Throwable notYet) {
            await().pollInSameThread().untilAsserted(assertion);
        }
    }

    private void act(Consumer<Component> act) {
        eventually(() -> assertThat(isEnabled()).as("%s can be used", this).isTrue());
        one(part -> {
            try {
                act.accept(part);
            } catch (RuntimeException e) {
                handle(ofListener(e));
            }
            return true;
        });
    }

    /** What an act failed with; not that there is nothing to do it with. */
    private static RuntimeException ofListener(RuntimeException failure) {
        if (failure.getCause() instanceof InvocationTargetException reflected
                && reflected.getTargetException() instanceof RuntimeException cause) {
            return cause;
        }
        if (failure.getStackTrace()[0].getClassName().endsWith("Tester")) {
            throw failure;
        }
        return failure;
    }

    private <T> T one(Function<Component, T> look) {
        eventually(() -> assertThat(texts()).as(toString()).hasSize(1));
        return inRequest(() -> {
            var result = look.apply(found().findFirst().orElseThrow());
            respond();
            return result;
        });
    }

    /** Not behind a dialog. */
    private static boolean isAbove(Component part) {
        var dialog = walk(UI.getCurrent()).filter(Part::isDialog).reduce((first, second) -> second);
        return dialog.isEmpty()
                || Stream.iterate(
                                part, Objects::nonNull, each -> each.getParent().orElse(null))
                        .anyMatch(each -> each == dialog.get() || each instanceof Notification);
    }

    private static boolean isDialog(Component part) {
        return part instanceof Dialog || part instanceof ConfirmDialog;
    }

    static Stream<Component> walk(Component part) {
        if (part instanceof Text || !part.isVisible() || part.getElement().hasAttribute("hidden")) {
            return Stream.empty();
        }
        var parts = switch (part) {
            case Details closed when !closed.isOpened() -> Stream.ofNullable(closed.getSummary());
            case Popover closed when !closed.isOpened() -> Stream.<Component>empty();
            default -> TestingLifecycleHookKt.getTestingLifecycleHook().getAllChildren(part).stream();
        };
        return Stream.concat(Stream.of(part), parts.flatMap(Part::walk));
    }

    private static final class Tester extends ComponentTester<Component> {

        Tester(Component part) {
            super(part);
        }

        void set(Object value) {
            ensureComponentIsUsable();
            setValueAsUser(value);
        }
    }

    /** What is found in another part. */
    private static final class Narrowed extends Part {

        private final Part all;
        private final String name;
        private final Function<Stream<Component>, Stream<Component>> narrowing;

        Narrowed(Part all, String name, Function<Stream<Component>, Stream<Component>> narrowing) {
            this.all = all;
            this.name = name;
            this.narrowing = narrowing;
        }

        @Override
        Stream<Component> found() {
            return narrowing.apply(all.found());
        }

        @Override
        <T> T inRequest(Callable<T> work) {
            return all.inRequest(work);
        }

        @Override
        void respond() {
            all.respond();
        }

        @Override
        void handle(RuntimeException failure) {
            all.handle(failure);
        }

        @Override
        boolean follow(String link) {
            return all.follow(link);
        }

        @Override
        public String toString() {
            return all instanceof Screen ? name : all + ": " + name;
        }
    }
}
