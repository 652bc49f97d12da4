package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.DateField;
import org.communique.screen.Toasts;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.EditionKind;
import org.communique.treaty.instrument.Instrument;
import org.communique.treaty.register.EditionPreview;
import org.communique.treaty.register.EditionPreview.Effect;
import org.communique.treaty.register.EditionTarget;
import org.communique.treaty.register.RegisterOutcome;
import org.communique.treaty.register.RegisterService;

/** Loads the articles and the official text of an edition from a file, after a preview. */
class LoadEditionDialog extends TreatyDialog {

    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final RegisterService register;
    private final Consumer<EditionId> afterwards;
    private final Select<Instrument> instrument = new Select<>();
    private final RadioButtonGroup<Boolean> fresh = new RadioButtonGroup<>();
    private final Select<Edition> edition = new Select<>();
    private final TextField label = new TextField(text("edition.label"));
    private final Select<EditionKind> kind = new Select<>();
    private final DateField date = new DateField(text("edition.date"));
    private final TextField source = new TextField(text("source.link"));
    private final BackgroundTask backgroundTask = new BackgroundTask();
    private final Div preview = new Div();
    private final Paragraph chosen = new Paragraph();
    private String name = "";
    private byte[] content = {};
    private long revision;

    LoadEditionDialog(RegisterService register, Consumer<EditionId> afterwards) {
        super(text("load"), text("load.confirm"));
        this.register = register;
        this.afterwards = afterwards;
        instrument.setLabel(text("instrument"));
        instrument.setItems(register.instruments());
        instrument.setItemLabelGenerator(Instrument::shortName);
        fresh.setLabel(text("load.into"));
        fresh.setItems(false, true);
        fresh.setItemLabelGenerator(isNew -> text(isNew ? "load.new" : "load.existing"));
        edition.setLabel(text("edition"));
        edition.setItemLabelGenerator(Edition::label);
        label.setHelperText(text("edition.label.help"));
        kind.setLabel(text("edition.kind"));
        kind.setItems(EditionKind.values());
        kind.setItemLabelGenerator(each -> text("edition.kind." + each));
        kind.setValue(EditionKind.DRAFT);
        instrument.addValueChangeListener(change -> fill());
        fresh.addValueChangeListener(change -> showFields());
        edition.addValueChangeListener(change -> look());
        require(label);
        fields(instrument, fresh, edition, label, kind, date, source);
        add(new Paragraph(text("load.advice")), upload(), chosen, backgroundTask, preview);
        instrument.setValue(register.instruments().getFirst());
        allowSaving(false);
    }

    private void fill() {
        if (instrument.isEmpty()) {
            return;
        }
        var editions = register.editions(instrument.getValue().id());
        edition.setItems(editions);
        edition.setValue(editions.isEmpty() ? null : editions.getFirst());
        fresh.setValue(editions.isEmpty());
        showFields();
    }

    private void showFields() {
        boolean isNew = fresh.getValue();
        edition.setVisible(!isNew);
        label.setVisible(isNew);
        kind.setVisible(isNew);
        date.setVisible(isNew);
        source.setVisible(isNew);
        look();
    }

    private Component upload() {
        var upload = new Upload();
        upload.setUploadHandler(UploadHandler.inMemory((file, bytes) -> {
            name = file.fileName();
            content = bytes;
            chosen.setText(name);
            upload.clearFileList();
            look();
        }));
        upload.setAcceptedFileExtensions(".csv", ".md");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setUploadButton(new Button(text("load.choose")));
        upload.setDropAllowed(false);
        upload.addFileRejectedListener(rejected -> show(EditionPreview.of(EditionPreview.Fault.TOO_LARGE, 0)));
        return upload;
    }

    /** Before the label is known it does not matter: it is not in the file. */
    private void look() {
        preview.removeAll();
        allowSaving(false);
        if (name.isEmpty() || !fresh.getValue() && edition.getValue() == null) {
            return;
        }
        var target = target(label.getValue().isBlank() ? "-" : label.getValue());
        var file = name;
        var bytes = content;
        backgroundTask.run(() -> register.preview(target, file, bytes), this::show);
    }

    private EditionTarget target(String labelled) {
        return fresh.getValue()
                ? new EditionTarget.New(
                        instrument.getValue().id(), labelled, kind.getValue(), date.getValue(), source.getValue())
                : new EditionTarget.Existing(edition.getValue().id());
    }

    private void show(EditionPreview found) {
        preview.removeAll();
        if (!found.isLoadable()) {
            var message = new Paragraph(text("load.fault." + found.fault(), found.line()));
            message.getElement().setAttribute("role", "alert");
            preview.add(new Badge(text("load.unreadable"), Tone.BAD), message);
            return;
        }
        var summary = new Paragraph(text(
                "load.summary",
                found.count(Effect.ADDED),
                found.count(Effect.RETITLED),
                found.count(Effect.CONFIRMED),
                found.missing().size()));
        summary.getElement().setAttribute("role", "status");
        revision = found.revision();
        preview.add(summary, differences(found));
        allowSaving(true);
    }

    private static Component differences(EditionPreview found) {
        var list = new UnorderedList();
        list.addClassName("differences");
        found.rows().stream()
                .filter(row -> row.effect() != Effect.CONFIRMED)
                .map(row -> text("load." + row.effect(), row.number().text(), row.title(), row.former()))
                .forEach(words -> list.add(new ListItem(words)));
        if (!found.missing().isEmpty()) {
            list.add(new ListItem(text(
                    "load.missing",
                    found.missing().stream().map(number -> number.text()).collect(Collectors.joining(", ")))));
        }
        return list;
    }

    @Override
    protected void save() {
        switch (register.load(target(label.getValue()), name, content, revision)) {
            case RegisterOutcome.Saved(var id) -> {
                Toasts.done(text("load.done"));
                close();
                afterwards.accept(id);
            }
            case RegisterOutcome.UnreadableEdition(var found) -> show(found);
            case Refusal refusal -> refuse(refusal);
        }
    }
}
