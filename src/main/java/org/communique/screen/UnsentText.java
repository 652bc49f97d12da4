package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a member was writing in a form when that was taken away: to be read and copied until they close it. */
public final class UnsentText extends Div {

    /** The field as it was before anyone wrote in it, which the browser compares with as well. */
    static final String BEFORE = "data-before";

    /** A field tells the server of a letter 400 ms later: Escape waits for that, so that the server knows of all when it is asked to close. */
    private static final String HOLD_ESCAPE = """
            let told = 0, held = false;
            this.addEventListener('input', () => (told = performance.now() + 450), true);
            this.addEventListener('keydown', event => {
              const left = told - performance.now();
              if (event.key !== 'Escape' || event.isComposing || left <= 0) return;
              event.stopImmediatePropagation();
              event.preventDefault();
              if (held) return;
              held = true;
              const again = { key: 'Escape', code: 'Escape', bubbles: true, composed: true, cancelable: true };
              const target = event.composedPath()[0];
              setTimeout(() => {
                held = false;
                target.dispatchEvent(new KeyboardEvent('keydown', again));
              }, left);
            }, true);
            """;

    /** @param why says what became of the form */
    private UnsentText(String why, List<TextFieldBase<?, String>> fields) {
        addClassNames("panel", "unsent");
        var said = new Paragraph(why);
        said.getElement().setAttribute("role", "alert");
        add(said);
        fields.forEach(field -> {
            // The same element, as it may hold letters that the server has not heard of.
            field.getElement().removeFromParent();
            field.setReadOnly(true);
            add(field);
        });
        var row = new Div(
                new CopyButton(getTranslation("screen.unsent.copy"), getTranslation("screen.unsent.copied")),
                new Button(getTranslation("screen.close"), click -> removeFromParent()));
        row.addClassName("acts");
        add(row);
    }

    /**
     * What is typed in the field from now on is kept when its form goes, and not left behind without a question. Once it is sent, the
     * form empties it. A dialog around it is not closed by a press next to it, and asks first when Escape is pressed.
     */
    public static void keep(TextFieldBase<?, String> field) {
        if (field.getValueChangeMode() == ValueChangeMode.ON_CHANGE) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
        field.getElement().setAttribute(BEFORE, field.getValue());
        field.addAttachListener(attached ->
                Optional.ofNullable(field.findAncestor(Dialog.class)).ifPresent(UnsentText::askOnEscape));
    }

    /** Keeps what is typed in any of a dialog's text fields. */
    public static void keepIn(Dialog dialog) {
        askOnEscape(dialog);
        dialog.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                texts(dialog)
                        .filter(field ->
                                !field.isReadOnly() && !field.getElement().hasAttribute(BEFORE))
                        .forEach(field -> {
                            keep(field);
                            field.addValueChangeListener(set -> {
                                if (!set.isFromClient()) {
                                    field.getElement().setAttribute(BEFORE, field.getValue());
                                }
                            });
                        });
            }
        });
    }

    private static void askOnEscape(Dialog dialog) {
        dialog.setCloseOnOutsideClick(false);
        if (ComponentUtil.getData(dialog, BEFORE) != null) {
            return;
        }
        ComponentUtil.setData(dialog, BEFORE, true);
        dialog.addAttachListener(_ -> dialog.getElement().executeJs(HOLD_ESCAPE));
        dialog.addDialogCloseActionListener(escape -> {
            if (isIn(dialog)) {
                Question.askIrrevocable(
                                dialog.getTranslation("screen.discard"),
                                dialog.getTranslation("screen.discard.text"),
                                dialog.getTranslation("screen.discard.act"),
                                dialog::close)
                        .setCancelText(dialog.getTranslation("screen.discard.keep"));
            } else {
                dialog.close();
            }
        });
    }

    /** Whether there is any in a component. */
    public static boolean isIn(Component component) {
        return within(component).findAny().isPresent()
                || fields(component).findAny().isPresent();
    }

    /** Takes them out of a component that goes. */
    public static List<UnsentText> of(Component gone, String why) {
        var kept = within(gone).toList();
        kept.forEach(Component::removeFromParent);
        var fields = fields(gone).toList();
        return fields.isEmpty()
                ? kept
                : Stream.concat(Stream.of(new UnsentText(why, fields)), kept.stream())
                        .toList();
    }

    private static Stream<UnsentText> within(Component component) {
        return component instanceof UnsentText text
                ? Stream.of(text)
                : component.getChildren().flatMap(UnsentText::within);
    }

    private static Stream<TextFieldBase<?, String>> fields(Component component) {
        return texts(component)
                .filter(field -> field.getElement().getAttribute(BEFORE) instanceof String before
                        && !field.getValue().isBlank()
                        && !field.getValue().equals(before));
    }

    private static Stream<TextFieldBase<?, String>> texts(Component component) {
        if (component instanceof TextFieldBase<?, ?> field && field.getEmptyValue() instanceof String) {
            @SuppressWarnings("unchecked")
            var text = (TextFieldBase<?, String>) field;
            return Stream.of(text);
        }
        return component.getChildren().flatMap(UnsentText::texts);
    }
}
