package org.communique.amendment.ui.file;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.amendment.file.TextFileService;
import org.communique.amendment.file.TextFormat;
import org.communique.amendment.file.TextOrder;
import org.communique.amendment.file.TextSource;
import org.communique.amendment.file.TextSource.OfDraft;
import org.communique.amendment.file.TextSource.OfVersion;
import org.communique.screen.FileLink;
import org.communique.screen.TimeFormat;
import org.communique.statement.Statement;
import org.communique.statement.version.VersionSummary;
import org.jspecify.annotations.Nullable;

/** Which text, with which changes and comments, a file is to have. */
class TextFileDialog extends Dialog {

    /** The name of a file that is not to say what it is. */
    private static final String NEUTRAL = "text";

    private enum Tracked {
        NOTHING,
        VERSION,
        AMENDMENTS
    }

    private final TextFileService files;
    private final Statement statement;
    private final List<VersionSummary> versions;
    private final Select<TextSource> text = new Select<>();
    private final RadioButtonGroup<TextFormat> format = new RadioButtonGroup<>();
    private final RadioButtonGroup<Tracked> tracked = new RadioButtonGroup<>();
    private final Select<TextSource> against = new Select<>();
    private final Checkbox comments = new Checkbox();
    private final Checkbox withoutOrigin = new Checkbox();
    private final Button save = new Button();

    /** Each stays for its file, as people may go on choosing while that is made. */
    private final Div links = new Div();

    /** @param chosen the number of the version that is chosen at first, or 0 for the draft */
    TextFileDialog(TextFileService files, Statement statement, List<VersionSummary> versions, int chosen) {
        this.files = files;
        this.statement = statement;
        this.versions = versions;
        setHeaderTitle(getTranslation("exchange.title"));
        setWidth("min(32rem, 100vw)");
        addClassName("text-file");
        var sources = new ArrayList<TextSource>();
        sources.add(new OfDraft());
        versions.forEach(version -> sources.add(new OfVersion(version.number())));
        choose(text, "exchange.text", sources);
        text.setValue(chosen == 0 ? new OfDraft() : new OfVersion(chosen));
        format.setLabel(getTranslation("exchange.format"));
        format.setItemLabelGenerator(each -> getTranslation("exchange.format." + each));
        format.setItems(TextFormat.values());
        format.setValue(TextFormat.DOCX);
        format.addValueChangeListener(change -> show());
        tracked.setLabel(getTranslation("exchange.tracked"));
        tracked.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        tracked.setItemLabelGenerator(each -> getTranslation("exchange.tracked." + each));
        tracked.setItems(Tracked.values());
        tracked.setValue(Tracked.NOTHING);
        choose(against, "exchange.against", sources);
        against.setValue(sources.getLast());
        comments.setLabel(getTranslation("exchange.comments"));
        text.addValueChangeListener(change -> show());
        tracked.addValueChangeListener(change -> show());
        against.addValueChangeListener(change -> show());
        comments.addValueChangeListener(change -> show());
        withoutOrigin.setLabel(getTranslation("exchange.without-origin"));
        withoutOrigin.setHelperText(getTranslation("exchange.without-origin.help"));
        withoutOrigin.addValueChangeListener(change -> show());
        var form = new Div(text, format, tracked, against, comments, withoutOrigin);
        form.addClassName("form-column");
        add(
                new Paragraph(getTranslation("exchange.advice")),
                new NativeDetails(
                        getTranslation("screen.details"), new Paragraph(getTranslation("exchange.advice.more"))),
                form);
        save.setText(getTranslation("screen.download"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickListener(click -> save());
        links.getElement().setAttribute("hidden", true);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), save, links);
        show();
    }

    private void choose(Select<TextSource> select, String labelKey, List<TextSource> sources) {
        select.setLabel(getTranslation(labelKey));
        select.setItems(sources);
        select.setItemLabelGenerator(this::name);
        select.setWidthFull();
    }

    private String name(@Nullable TextSource source) {
        return switch (source) {
            case null -> "";
            case OfDraft() -> getTranslation("exchange.draft");
            case OfVersion(var number) ->
                versions.stream()
                        .filter(version -> version.number() == number)
                        .map(version ->
                                getTranslation("statement.versions.item", number, TimeFormat.local(version.frozenAt())))
                        .findFirst()
                        .orElse("");
        };
    }

    /** Open amendments are to the draft, and so go with nothing else. */
    private void show() {
        boolean ofDraft = text.getValue() instanceof OfDraft;
        tracked.setItemEnabledProvider(each -> each != Tracked.AMENDMENTS || ofDraft);
        if (!ofDraft && tracked.getValue() == Tracked.AMENDMENTS) {
            tracked.setValue(Tracked.NOTHING);
        }
        against.setVisible(tracked.getValue() == Tracked.VERSION);
        comments.setVisible(tracked.getValue() != Tracked.AMENDMENTS);
        save.setEnabled(text.getValue() != null);
    }

    /** After all that was chosen before, which a link in the page would not wait for. */
    private void save() {
        var file = tracked.getValue() == Tracked.AMENDMENTS
                ? amendments()
                : download(new TextOrder(
                        text.getValue(),
                        tracked.getValue() == Tracked.VERSION ? against.getValue() : null,
                        comments.getValue(),
                        !withoutOrigin.getValue()));
        links.add(file);
        file.follow();
    }

    private FileLink amendments() {
        var chosen = format.getValue();
        boolean says = !withoutOrigin.getValue();
        return new FileLink(
                getTranslation("screen.download"),
                (says ? "amendments" : NEUTRAL) + ending(chosen),
                () -> files.amendedDraft(statement.id(), chosen, says));
    }

    private static String ending(TextFormat format) {
        return "." + format.name().toLowerCase(Locale.ROOT);
    }

    private FileLink download(TextOrder order) {
        var chosen = format.getValue();
        return new FileLink(
                getTranslation("screen.download"),
                fileName(order) + ending(chosen),
                () -> files.text(statement.id(), order, chosen).orElseThrow());
    }

    private static String fileName(TextOrder order) {
        if (!order.origin()) {
            return NEUTRAL;
        }
        var against = order.against();
        return name(order.text(), "") + (against == null ? "" : name(against, "-against-"));
    }

    private static String name(TextSource source, String before) {
        return before
                + switch (source) {
                    case OfDraft() -> "draft";
                    case OfVersion(var number) -> "version-" + number;
                };
    }
}
