package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.communique.screen.BackgroundTask;
import org.communique.screen.ChoiceField;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pasted table about States, asks about what is not clear, and imports what was shown.
 *
 * @param <P> what importing the table would do
 */
public abstract class PastedTableDialog<P> extends TreatyDialog {

    /** Which State is meant, by the line. */
    protected final Map<Integer, StateCode> names = new HashMap<>();

    /** Lines that are not to be imported. */
    protected final Set<Integer> leftOut = new HashSet<>();

    protected final TextArea pasted;
    protected final Div found = new Div();
    private final BackgroundTask backgroundTask = new BackgroundTask();
    private byte[] table = {};

    /** @param key of the label of the table, and of its help */
    protected PastedTableDialog(String title, String key, int mostCharacters) {
        super(title, text("import.confirm"));
        pasted = new TextArea(text(key));
        pasted.setHelperText(text(key + ".help"));
        pasted.setMaxLength(mostCharacters);
        pasted.setValueChangeMode(ValueChangeMode.LAZY);
        pasted.addValueChangeListener(change -> take(change.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    protected final void addPreview() {
        add(backgroundTask, found);
        allowSaving(false);
    }

    /** With no answers yet. */
    protected void take(byte[] bytes) {
        table = bytes;
        names.clear();
        leftOut.clear();
        compare();
    }

    protected final byte[] table() {
        return table;
    }

    protected final void compare() {
        allowSaving(false);
        backgroundTask.run(comparison(), this::show);
    }

    /** Of the table and the answers as they are now. Runs in the background. */
    protected abstract Callable<P> comparison();

    protected abstract void show(P preview);

    /** @param fault why the table cannot be read */
    protected final void summarise(@Nullable Enum<?> fault, String faults, String summary) {
        var words = new Paragraph(fault == null ? summary : text(faults + fault));
        words.getElement().setAttribute("role", fault == null ? "status" : "alert");
        found.removeAll();
        found.add(words);
    }

    protected final Div question(String words) {
        var row = new Div(new Paragraph(words));
        row.addClassName("import-question");
        return row;
    }

    /** Which State is meant, if that is the question, or whether to leave the line out. */
    protected final Div question(String words, int line, boolean aboutName) {
        var row = question(words);
        if (aboutName) {
            var choice = new ChoiceField<State>(text("question.choose"));
            choice.setItems(States.all());
            choice.setItemLabelGenerator(state -> state.shortName(TreatyLabels.locale()));
            choice.addValueChangeListener(change -> {
                if (change.getValue() != null) {
                    names.put(line, change.getValue().code());
                    compare();
                }
            });
            row.add(choice);
        }
        row.add(new Button(text("question.leave-out"), click -> {
            leftOut.add(line);
            compare();
        }));
        return row;
    }
}
