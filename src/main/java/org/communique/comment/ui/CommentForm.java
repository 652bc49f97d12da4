package org.communique.comment.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import org.communique.comment.Comment;
import org.communique.comment.Suggestion;
import org.communique.screen.UnsentText;
import org.communique.text.comparison.Quotation;

/** A new comment. Words that were selected fill it in; by keyboard alone the paragraph is given by its number. */
@StyleSheet("context://comments.css")
class CommentForm extends Div {

    private final CommentTarget target;
    private final Runnable close;
    private final TextField paragraph = new TextField();
    private final TextArea words = new TextArea();
    private final TextArea text = new TextArea();
    private final Checkbox suggests = new Checkbox();
    private final TextArea instead = new TextArea();
    private final MentionCompletion mentions;
    private Quotation selected = new Quotation("", "");

    CommentForm(CommentTarget target, Runnable close) {
        this.target = target;
        this.close = close;
        mentions = new MentionCompletion("", Map.of(), target::mentionable);
        addClassNames("words-form", "comment-form");
        paragraph.setLabel(getTranslation("comment.form.paragraph"));
        paragraph.setHelperText(getTranslation("comment.form.paragraph.advice"));
        paragraph.setAllowedCharPattern("[0-9nN]");
        paragraph.setWidth("8rem");
        paragraph.setVisible(target.isNumbered());
        area(words, "comment.form.words", 4_000);
        words.setHelperText(
                getTranslation(target.isNumbered() ? "comment.form.words.advice" : "comment.form.words.of-draft"));
        area(text, "comment.form.text", Comment.LONGEST_TEXT);
        paragraph.setRequiredIndicatorVisible(true);
        words.setRequiredIndicatorVisible(!target.isNumbered());
        text.setRequiredIndicatorVisible(true);
        suggests.setLabel(getTranslation("comment.form.suggests"));
        area(instead, "comment.form.instead", Suggestion.LONGEST);
        UnsentText.keep(text);
        UnsentText.keep(instead);
        instead.setVisible(false);
        suggests.addValueChangeListener(change -> {
            instead.setVisible(change.getValue());
            text.setRequiredIndicatorVisible(!change.getValue());
            if (change.getValue() && instead.isEmpty()) {
                instead.setValue(words.getValue());
            }
        });
        var on = new Button(
                getTranslation(target.mayHold() ? "comment.held.write-now" : "comment.form.write"),
                click -> write(false));
        on.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var off = new Button(getTranslation("screen.cancel"), click -> close.run());
        off.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var row = new Div(on, off);
        row.addClassName("acts");
        var main = on;
        if (target.mayHold()) {
            main = new Button(getTranslation("comment.held.write"), click -> write(true));
            main.addThemeVariants(ButtonVariant.LUMO_SMALL);
            row.addComponentAsFirst(main);
        }
        main.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(paragraph, words, text, mentions, suggests, instead, row);
        getElement().setAttribute("role", "form");
        getElement().setAttribute("aria-label", getTranslation("comment.new"));
    }

    private void area(TextArea area, String key, int longest) {
        area.setLabel(getTranslation(key));
        area.setMaxLength(longest);
        area.setMinRows(1);
        area.setWidthFull();
        area.getElement().setAttribute("dir", "auto");
    }

    /** Begins, or continues about other words: what was written stays. Without any the form keeps those that it has. */
    void begin(Quotation selection) {
        if (!selection.exact().isEmpty()) {
            take(selection);
        }
        (hasWords() ? text : firstField()).focus();
    }

    /** The editor may not have numbered a draft's paragraphs yet when words are selected in it. */
    private boolean hasWords() {
        return !(target.isNumbered() ? selected.address() : selected.exact()).isEmpty();
    }

    private void take(Quotation selection) {
        selected = selection;
        if (instead.getValue().equals(this.words.getValue())) {
            instead.setValue(suggests.getValue() ? selection.exact() : "");
        }
        paragraph.setValue(
                selection.address().startsWith("p") ? selection.address().substring(1) : selection.address());
        this.words.setValue(selection.exact());
        // The text shows which words they are.
        this.words.setVisible(false);
        paragraph.setVisible(false);
    }

    private Focusable<?> firstField() {
        return target.isNumbered() ? paragraph : words;
    }

    private void write(boolean held) {
        var chosen = chosen();
        if (target.isNumbered() && !chosen.address().matches("[pn][1-9][0-9]{0,6}")) {
            paragraph.setErrorMessage(getTranslation("comment.form.paragraph.missing"));
            paragraph.setInvalid(true);
            paragraph.focus();
            return;
        }
        if (!target.isNumbered() && chosen.exact().isBlank()) {
            refuse(words, "comment.form.words.missing");
            return;
        }
        if (text.getValue().isBlank() && !suggests.getValue()) {
            refuse(text, "screen.required");
            return;
        }
        if (target.write(
                chosen, mentions.said(text.getValue()), suggests.getValue() ? instead.getValue() : null, held)) {
            close.run();
        }
    }

    private void refuse(TextArea area, String key) {
        area.setErrorMessage(getTranslation(key));
        area.setInvalid(true);
        area.focus();
    }

    /** The selection, with its context, unless the member has changed the fields since. */
    private Quotation chosen() {
        if (!target.isNumbered()) {
            return selected.exact().equals(words.getValue()) ? selected : new Quotation("", words.getValue());
        }
        var address = paragraph.getValue().matches("[0-9]+") ? "p" + paragraph.getValue() : paragraph.getValue();
        var same = selected.address().equals(address) && selected.exact().equals(words.getValue());
        return same ? selected : new Quotation(address, words.getValue());
    }
}
