package org.communique.statement.ui.creation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.communique.statement.StatementId;
import org.communique.statement.creation.AmendmentFormFactory.AmendmentForm;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** A file that was read: what becomes of the changes that it tracks, and what it has that a statement cannot. */
class ImportedFile extends Div {

    private enum Changes {
        ACCEPTED,
        REJECTED,
        AMENDMENTS
    }

    private final String filename;
    private final byte[] content;
    private final ImportResult.Read read;
    private final @Nullable AmendmentForm form;
    private final Consumer<String> titleFound;
    private final RadioButtonGroup<Changes> changes = new RadioButtonGroup<>(getTranslation("statement.new.changes"));
    private final Div losses = new Div();

    ImportedFile(
            String filename,
            byte[] content,
            ImportResult.Read read,
            @Nullable AmendmentForm form,
            Consumer<String> titleFound) {
        this.filename = filename;
        this.content = content;
        this.read = read;
        this.form = form;
        this.titleFound = titleFound;
        changes.setHelperText(getTranslation("statement.new.changes.help"));
        changes.setItems(choices(read, form != null));
        changes.setItemLabelGenerator(choice -> getTranslation("statement.new.changes." + choice));
        changes.setValue(Changes.ACCEPTED);
        changes.addValueChangeListener(change -> show());
        changes.setVisible(read.original() != null);
        add(new Paragraph(getTranslation("statement.new.imported", filename)), changes);
        if (form != null) {
            add(form.fields());
        }
        add(losses);
        addClassName("form-column");
        show();
    }

    private static List<Changes> choices(ImportResult.Read read, boolean amendments) {
        var choices = new ArrayList<>(List.of(Changes.ACCEPTED, Changes.REJECTED));
        // A round of amendments is about a text.
        if (amendments && !read.withChangesRejected().text().blocks().isEmpty()) {
            choices.add(Changes.AMENDMENTS);
        }
        return choices;
    }

    private ImportResult.Read taken() {
        return changes.getValue() == Changes.ACCEPTED ? read : read.withChangesRejected();
    }

    RichText text() {
        return taken().text();
    }

    private Optional<AmendmentForm> amendments() {
        return Optional.ofNullable(form).filter(_ -> changes.getValue() == Changes.AMENDMENTS);
    }

    boolean isComplete(StatementId statement) {
        return amendments().map(chosen -> chosen.isComplete(statement)).orElse(true);
    }

    /** Whether it went on to another screen than that of the draft. */
    boolean goOn(UI ui, StatementId statement) {
        amendments().ifPresent(chosen -> chosen.goOn(ui, statement, filename, content));
        return amendments().isPresent();
    }

    private void show() {
        if (form != null) {
            form.fields().setVisible(amendments().isPresent());
        }
        var taken = taken();
        losses.removeAll();
        losses.add(new ImportLossList(getTranslation("statement.new.losses"), lost(taken)));
        if (taken.title() != null) {
            titleFound.accept(taken.title());
        }
    }

    /** What becomes of tracked changes is what was chosen above. */
    private List<ImportLoss> lost(ImportResult.Read taken) {
        return taken.losses().stream()
                .filter(loss -> read.original() == null || loss.kind() != ImportLoss.Kind.TRACKED_CHANGE)
                .toList();
    }
}
