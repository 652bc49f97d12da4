package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.statement.Grant.Right;
import org.communique.statement.sharing.AccessCandidate;
import org.communique.statement.sharing.AccessChange;

/** Finds people and organisations in one field, and gives them access with one right, with or without a note to them. */
public class AddAccessForm extends Div {

    /** What is chosen is added together, so that it is one change. */
    private static final int MOST_AT_ONCE = 50;

    private final MultiSelectComboBox<AccessCandidate> who = new MultiSelectComboBox<>();
    private final RightSelect right = new RightSelect();
    private final Paragraph limits = new Paragraph();
    private final Checkbox notify = new Checkbox();
    private final TextArea note = new TextArea();
    private final Button add = new Button();
    private final boolean canNotify;
    private Consumer<AccessChange> whenAdded = _ -> {};

    /**
     * @param search    finds by a part of a name
     * @param canNotify whether the form offers to notify those who are added
     */
    public AddAccessForm(Function<String, List<AccessCandidate>> search, boolean canNotify) {
        this.canNotify = canNotify;
        addClassName("add-access");
        who.setLabel(getTranslation("statement.sharing.who"));
        who.setPlaceholder(getTranslation("statement.sharing.who.placeholder"));
        who.setItems(query -> search.apply(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        who.setItemLabelGenerator(AccessCandidate::name);
        who.setRenderer(new ComponentRenderer<>(AddAccessForm::option));
        who.addValueChangeListener(change -> showState());
        right.setLabel(getTranslation("statement.sharing.right"));
        right.setValue(Right.READ);
        right.addValueChangeListener(change -> showState());
        limits.addClassNames("meta", "warning");
        notify.setLabel(getTranslation("statement.sharing.notify"));
        notify.setValue(canNotify);
        notify.addValueChangeListener(change -> showState());
        note.setLabel(getTranslation("statement.sharing.note"));
        note.setMaxLength(AccessChange.LONGEST_NOTE);
        note.setMinRows(2);
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add.addClickListener(click -> add());
        var line = new Div(who, right, add);
        line.addClassName("add-access-line");
        add(line, limits, notify, note);
        showState();
    }

    /** With the changes that are to be made; {@link #clear} says that one was. */
    public void onAdd(Consumer<AccessChange> listener) {
        whenAdded = listener;
    }

    public void choose(AccessCandidate candidate) {
        who.setValue(candidate);
    }

    public void clear() {
        who.clear();
        note.clear();
        focus();
    }

    public void focus() {
        who.focus();
    }

    private static Component option(AccessCandidate candidate) {
        var name = new Span(candidate.name());
        var detail = new Span(candidate.detail());
        detail.addClassName("meta");
        var option = new Div(name, detail);
        option.addClassName("two-lines");
        return option;
    }

    private void add() {
        if (who.isEmpty() || who.getValue().size() > MOST_AT_ONCE) {
            who.setErrorMessage(getTranslation(
                    who.isEmpty() ? "statement.sharing.who.missing" : "statement.sharing.who.too-many", MOST_AT_ONCE));
            who.setInvalid(true);
            who.focus();
            return;
        }
        var change = AccessChange.grant(who.getValue().stream()
                .sorted(Comparator.comparing(AccessCandidate::name))
                .map(candidate -> candidate.grantee().with(right.getValue()))
                .toList());
        whenAdded.accept(notifies() ? change.notifying(note.getValue()) : change);
    }

    private boolean notifies() {
        return canNotify && notify.getValue();
    }

    private void showState() {
        who.setInvalid(false);
        notify.setVisible(canNotify && !who.isEmpty());
        note.setVisible(notifies() && !who.isEmpty());
        add.setText(getTranslation(notifies() ? "statement.sharing.add-and-notify" : "statement.sharing.add"));
        var limited = who.getValue().stream()
                .filter(candidate -> candidate.most().compareTo(right.getValue()) < 0)
                .map(AccessCandidate::name)
                .sorted()
                .collect(Collectors.joining(", "));
        limits.setText(limited.isEmpty() ? "" : getTranslation("statement.sharing.limits", limited));
        limits.setVisible(!limited.isEmpty());
    }
}
