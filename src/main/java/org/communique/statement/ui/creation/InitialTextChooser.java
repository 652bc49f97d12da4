package org.communique.statement.ui.creation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.Optional;
import java.util.function.Consumer;
import org.communique.screen.BackgroundTask;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;
import org.communique.statement.creation.AmendmentFormFactory;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;

/** Chooses what a draft begins with: a template, nothing, or a file. */
class InitialTextChooser extends Div {

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
    private final @Nullable AmendmentFormFactory forms;
    private final Consumer<String> titleFound;
    private final Upload upload =
            new Upload(UploadHandler.inMemory((metadata, content) -> read(metadata.fileName(), content)));
    private @Nullable ImportedFile imported;

    /** @param forms for changes of files that become amendments; null where they cannot */
    InitialTextChooser(TextImporter importer, @Nullable AmendmentFormFactory forms, Consumer<String> titleFound) {
        addClassName("starting-text");
        this.importer = importer;
        this.forms = forms;
        this.titleFound = titleFound;
        start.setAriaLabel(getTranslation("statement.new.start"));
        start.setItems(Start.values());
        start.setItemLabelGenerator(choice -> getTranslation("statement.new.start." + choice));
        start.addValueChangeListener(change -> showFields());
        file.add(upload(), backgroundTask, outcome);
        add(start, template, file);
        start.setValue(Start.TEMPLATE);
    }

    /**
     * Empty while a file is to be imported and none was chosen.
     *
     * @param title of the statement
     */
    Optional<RichText> text(String title) {
        return switch (start.getValue()) {
            case TEMPLATE -> Optional.of(template.text(title));
            case BLANK -> Optional.of(RichText.EMPTY);
            case FILE -> Optional.ofNullable(imported).map(ImportedFile::text);
        };
    }

    /** Whether nothing else is missing; otherwise the fields say what is. */
    boolean isComplete(StatementId statement) {
        return file().map(chosen -> chosen.isComplete(statement)).orElse(true);
    }

    /** Goes on from a statement that was opened, to the screen of its draft or of amendments to it. */
    void goOn(UI ui, StatementId statement) {
        if (!file().map(chosen -> chosen.goOn(ui, statement)).orElse(false)) {
            ui.navigate("statements/" + statement.value() + "/draft");
        }
    }

    private Optional<ImportedFile> file() {
        return Optional.ofNullable(imported).filter(_ -> start.getValue() == Start.FILE);
    }

    private void showFields() {
        template.setVisible(start.getValue() == Start.TEMPLATE);
        file.setVisible(start.getValue() == Start.FILE);
    }

    private Component upload() {
        upload.setAcceptedFileExtensions(".md", ".markdown", ".txt", ".docx", ".odt");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST_FILE);
        upload.addFileRejectedListener(rejected -> Toasts.refused(getTranslation("statement.new.file")));
        var hint = new Paragraph(getTranslation("statement.new.file"));
        hint.addClassName("meta");
        return new Div(hint, upload);
    }

    private void read(String filename, byte[] content) {
        imported = null;
        outcome.removeAll();
        backgroundTask.run(
                () -> importer.read(filename, content), importResult -> show(filename, content, importResult));
    }

    private void show(String filename, byte[] content, ImportResult importResult) {
        switch (importResult) {
            case ImportResult.Read read -> {
                var file = new ImportedFile(filename, content, read, forms == null ? null : forms.form(), titleFound);
                imported = file;
                outcome.add(file);
            }
            case ImportResult.Unreadable unreadable -> {
                outcome.add(new Paragraph(Toasts.text(unreadable)));
                // It takes another file only without one.
                upload.clearFileList();
            }
        }
    }
}
