package org.communique.amendment.ui.file;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.file.FileChange;
import org.communique.amendment.file.FileChange.Tracking;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.CopyButton;
import org.communique.screen.HtmlContent;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Passages.Passage;
import org.communique.text.format.Html;

/** A change of a file: what it does, and whether it is brought in, or else its words to be copied. */
class FileChangeItem extends Article {

    private static final int FIRST_LETTERS = 60;

    private final Checkbox chosen = new Checkbox();

    /**
     * @param number   of its own in the list
     * @param language of the text
     */
    FileChangeItem(FileChange change, int number, String language, boolean isChosen) {
        addClassNames("amendment", "file-change");
        var where = where(change);
        var line = new Div();
        line.addClassName("card-line");
        if (change.applies()) {
            chosen.setLabel(where);
            chosen.setAriaLabel(
                    getTranslation("amendment.file-changes.change." + kind(change), where, firstWords(change)));
            chosen.setValue(isChosen);
            line.add(chosen);
        } else {
            var place = new Span(where);
            place.addClassName("item-name");
            line.add(place);
        }
        if (kind(change) == AmendmentKind.MOVE) {
            line.add(new Badge(getTranslation("amendment.file-changes.moved"), Tone.NEUTRAL));
        }
        line.add(tracking(change.tracking()));
        if (!change.applies()) {
            line.add(new Badge(getTranslation("amendment.file-changes.standing." + change.standing()), Tone.WARNING));
        }
        add(line, HtmlContent.of(change.comparison(), language, "amendment-changes"));
        if (!change.applies()) {
            listWords(change, number, where, language);
        }
    }

    private static AmendmentKind kind(FileChange change) {
        if (change.before().equals(change.after())) {
            return AmendmentKind.MOVE;
        }
        if (change.added()) {
            return AmendmentKind.ADD;
        }
        return change.after().blocks().isEmpty() ? AmendmentKind.DELETE : AmendmentKind.REPLACE;
    }

    private static String firstWords(FileChange change) {
        var words = Passages.of(change.before().blocks().isEmpty() ? change.after() : change.before()).all().stream()
                .map(Passage::letters)
                .filter(letters -> !letters.isBlank())
                .findFirst()
                .orElse("");
        if (words.length() <= FIRST_LETTERS) {
            return words;
        }
        int space = words.lastIndexOf(' ', FIRST_LETTERS);
        int end = space > 0 ? space : FIRST_LETTERS;
        return words.substring(0, Character.isLowSurrogate(words.charAt(end)) ? end - 1 : end) + "…";
    }

    private String where(FileChange change) {
        if (change.passage() == 0) {
            return getTranslation("amendment.at.start");
        }
        return getTranslation(change.added() ? "amendment.at.after" : "amendment.at", change.passage());
    }

    private Badge tracking(Tracking tracking) {
        return new Badge(
                getTranslation("amendment.file-changes.tracking." + tracking),
                tracking == Tracking.TRACKED ? Tone.NEUTRAL : Tone.ACTIVE);
    }

    /** Footnotes and headings of several changes would have the same ids; no letter of the text is a quotation mark here. */
    private static String today(FileChange change, int number) {
        var own = "today-" + number + "-";
        return Html.of(change.today()).replace(" id=\"", " id=\"" + own).replace(" href=\"#", " href=\"#" + own);
    }

    private void listWords(FileChange change, int number, String where, String language) {
        if (!change.today().blocks().isEmpty()) {
            add(new Details(
                    getTranslation("amendment.file-changes.today"), new HtmlContent(today(change, number), language)));
        }
        if (!change.words().isEmpty()) {
            var copy = new CopyButton(
                    getTranslation("amendment.file-changes.copy"),
                    change.words(),
                    getTranslation("amendment.file-changes.copied"));
            copy.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            copy.setAriaLabel(getTranslation("amendment.file-changes.copy.of", where));
            add(copy);
        }
    }

    boolean isChosen() {
        return chosen.getValue();
    }

    void choose(boolean isChosen) {
        chosen.setValue(isChosen);
    }

    void onChosen(Runnable changed) {
        chosen.addValueChangeListener(change -> changed.run());
    }
}
