package org.communique.statement.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.communique.screen.Toasts;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.unicode.ShortText;

/**
 * A statement's title. Coordinators press it to rename the statement in its place: Enter, or going on elsewhere in the page, keeps the
 * name, Escape does not.
 */
class StatementTitle extends Div {

    private static final int LONGEST = 300;

    private final StatementService statements;
    private final TextField field = new TextField();
    private final NativeButton button = new NativeButton();
    private final H1 heading = new H1();
    private Statement statement = Statement.ABSENT;
    private boolean editing;

    StatementTitle(StatementService statements) {
        this.statements = statements;
        addClassName("title-in-place");
        heading.getElement().setAttribute("dir", "auto");
        button.addClassName("title-button");
        button.getElement().setAttribute("title", getTranslation("statement.rename"));
        button.addClickListener(click -> edit());
        field.setMaxLength(LONGEST);
        // Enter is pressed before the browser says that the value has changed.
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.setAriaLabel(getTranslation("statement.new.title"));
        field.addKeyDownListener(Key.ENTER, key -> keepAndReturn());
        field.addKeyDownListener(Key.ESCAPE, key -> {
            end();
            button.focus();
        });
        // The field also loses the focus when the person changes to another window, perhaps in the middle of a word.
        field.getElement().addEventListener("blur", blur -> keep()).setFilter("document.hasFocus()");
        field.setVisible(false);
        add(heading, field);
    }

    /** Leaves alone what the person is typing. */
    void show(Statement now, boolean canRename) {
        statement = now;
        heading.removeAll();
        // Where the bar is too narrow for it.
        heading.setTitle(now.title());
        if (canRename) {
            button.setText(now.title());
            heading.add(button);
        } else {
            heading.setText(now.title());
        }
    }

    private void edit() {
        editing = true;
        field.setInvalid(false);
        field.setValue(statement.title());
        heading.setVisible(false);
        field.setVisible(true);
        field.focus();
        field.getElement().executeJs("this.inputElement.select()");
    }

    private void end() {
        editing = false;
        field.setVisible(false);
        heading.setVisible(true);
    }

    private void keepAndReturn() {
        keep();
        if (!editing) {
            button.focus();
        }
    }

    /** The field stays open with what was typed until it is recorded. */
    private void keep() {
        if (!editing) {
            return;
        }
        var title = ShortText.line(field.getValue(), LONGEST);
        if (title.equals(statement.title())) {
            end();
        } else if (ShortText.isGood(title, LONGEST)) {
            rename(title);
        } else {
            refuse(getTranslation("statement.new.title.missing"));
        }
    }

    private void rename(String title) {
        // Stays if the database cannot be reached.
        refuse(getTranslation("statement.rename.unsaved"));
        var refusal = statements.rename(statement.id(), title);
        if (refusal.isPresent()) {
            refuse(Toasts.text(refusal.get()));
        } else {
            end();
            show(statements.get(statement.id()), true);
        }
    }

    private void refuse(String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
    }
}
