package org.communique.statement.ui.creation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.communique.screen.BackgroundTask;
import org.communique.screen.Toasts;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;

/** Chooses what a draft begins with: a template, nothing, or a file. */
public class InitialTextChooser extends Div {

    private enum Start {
        TEMPLATE,
        BLANK,
        FILE
    }

    private static final int LARGEST_FILE = 10 * 1024 * 1024;

    private final RadioButtonGroup<Start> start = new RadioButtonGroup<>();
    private final TemplateChooser template = new TemplateChooser();
    private final Div file = new Div();
    private final Div outcome = new Div();
    private final BackgroundTask backgroundTask = new BackgroundTask();
    private final TextImporter importer;
    private final Consumer<String> titleFound;
    private Optional<RichText> imported = Optional.empty();

    public InitialTextChooser(TextImporter importer, Consumer<String> titleFound) {
        addClassName("starting-text");
        this.importer = importer;
        this.titleFound = titleFound;
        start.setAriaLabel(getTranslation("statement.new.start"));
        start.setItems(Start.values());
        start.setItemLabelGenerator(choice -> getTranslation("statement.new.start." + choice));
        start.addValueChangeListener(change -> showFields());
        file.add(upload(), backgroundTask, outcome);
        add(start, template, file);
        start.setValue(Start.TEMPLATE);
    }

    /** Empty while a file is to be imported and none was chosen. */
    public Optional<RichText> text() {
        return switch (start.getValue()) {
            case TEMPLATE -> Optional.of(template.text());
            case BLANK -> Optional.of(RichText.EMPTY);
            case FILE -> imported;
        };
    }

    private void showFields() {
        template.setVisible(start.getValue() == Start.TEMPLATE);
        file.setVisible(start.getValue() == Start.FILE);
    }

    private Component upload() {
        var upload = new Upload(UploadHandler.inMemory((metadata, content) -> read(metadata.fileName(), content)));
        upload.setAcceptedFileExtensions(".md", ".markdown", ".txt", ".docx", ".odt");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST_FILE);
        upload.addFileRejectedListener(rejected -> Toasts.refused(getTranslation("statement.new.file")));
        var hint = new Paragraph(getTranslation("statement.new.file"));
        hint.addClassName("meta");
        return new Div(hint, upload);
    }

    private void read(String filename, byte[] content) {
        imported = Optional.empty();
        outcome.removeAll();
        backgroundTask.run(() -> importer.read(filename, content), importResult -> show(filename, importResult));
    }

    private void show(String filename, ImportResult importResult) {
        switch (importResult) {
            case ImportResult.Read read -> {
                outcome.add(new Paragraph(getTranslation("statement.new.imported", filename)));
                var losses = new Div();
                if (read.original() != null) {
                    outcome.add(changes(rejected -> take(rejected ? read.withChangesRejected() : read, losses)));
                }
                outcome.add(losses);
                take(read, losses);
            }
            case ImportResult.Unreadable unreadable ->
                outcome.add(new Paragraph(getTranslation(unreadable.reasonKey())));
        }
    }

    private Component changes(Consumer<Boolean> rejected) {
        var changes = new RadioButtonGroup<Boolean>(getTranslation("statement.new.changes"));
        changes.setHelperText(getTranslation("statement.new.changes.help"));
        changes.setItems(false, true);
        changes.setItemLabelGenerator(
                choice -> getTranslation(choice ? "statement.new.changes.rejected" : "statement.new.changes.accepted"));
        changes.setValue(false);
        changes.addValueChangeListener(change -> rejected.accept(change.getValue()));
        return changes;
    }

    private void take(ImportResult.Read read, Div losses) {
        imported = Optional.of(read.text());
        losses.removeAll();
        losses.add(losses(read.losses()));
        if (read.title() != null) {
            titleFound.accept(read.title());
        }
    }

    private Component losses(List<ImportLoss> losses) {
        var list = new UnorderedList();
        losses.forEach(importLoss -> list.add(
                new ListItem(getTranslation(importLoss.kind().key(), importLoss.place(), importLoss.excerpt()))));
        var box = new Div(new Paragraph(getTranslation("statement.new.losses")), list);
        box.setVisible(!losses.isEmpty());
        return box;
    }
}
