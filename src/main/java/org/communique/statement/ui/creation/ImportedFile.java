package org.communique.statement.ui.creation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.communique.statement.StatementId;
import org.communique.statement.creation.AmendmentFormFactory.AmendmentForm;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;

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
    private final AmendmentForm form;
    private final Consumer<String> titleFound;
    private final RadioButtonGroup<Changes> changes = new RadioButtonGroup<>(getTranslation("statement.new.changes"));
    private final Div losses = new Div();

    ImportedFile(
            String filename, byte[] content, ImportResult.Read read, AmendmentForm form, Consumer<String> titleFound) {
        this.filename = filename;
        this.content = content;
        this.read = read;
        this.form = form;
        this.titleFound = titleFound;
        changes.setHelperText(getTranslation("statement.new.changes.help"));
        changes.setItems(choices(read));
        changes.setItemLabelGenerator(choice -> getTranslation("statement.new.changes." + choice));
        changes.setValue(Changes.ACCEPTED);
        changes.addValueChangeListener(change -> show());
        changes.setVisible(read.original() != null);
        add(new Paragraph(getTranslation("statement.new.imported", filename)), changes, form.fields(), losses);
        addClassName("form-column");
        show();
    }

    private static List<Changes> choices(ImportResult.Read read) {
        var choices = new ArrayList<>(List.of(Changes.ACCEPTED, Changes.REJECTED));
        // A round of amendments is about a text.
        if (!read.withChangesRejected().text().blocks().isEmpty()) {
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

    private boolean becomesAmendments() {
        return changes.getValue() == Changes.AMENDMENTS;
    }

    boolean isComplete(StatementId statement) {
        return !becomesAmendments() || form.isComplete(statement);
    }

    /** Whether it went on to another screen than that of the draft. */
    boolean goOn(UI ui, StatementId statement) {
        if (becomesAmendments()) {
            form.goOn(ui, statement, filename, content);
        }
        return becomesAmendments();
    }

    private void show() {
        form.fields().setVisible(becomesAmendments());
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
