package org.communique.treaty.citation.ui;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.treaty.citation.check.CitationProblem;
import org.communique.treaty.citation.check.CitationProblem.NoSuchArticle;
import org.communique.treaty.citation.check.CitationProblem.NoSuchParagraph;
import org.communique.treaty.citation.check.CitationProblem.NumberedOtherwise;
import org.communique.treaty.citation.check.CitationProblem.OfAnotherEdition;
import org.communique.treaty.citation.check.CitationProblem.PerhapsOther;
import org.communique.treaty.instrument.Edition;

/** Citations in the reader's words. */
final class CitationLabels {

    private CitationLabels() {}

    static String text(String key, Object... arguments) {
        return I18NProvider.translate("treaty.citation." + key, arguments);
    }

    static String of(CitationProblem problem) {
        return switch (problem) {
            case NoSuchArticle() -> text("problem.no-article");
            case NoSuchParagraph(var paragraph, var paragraphs) ->
                text("problem.no-paragraph", Integer.toString(paragraph), paragraphs);
            case OfAnotherEdition(var edition) -> text("problem.other-edition", edition);
            case NumberedOtherwise(var edition, var number) -> text("problem.numbered-otherwise", edition, number);
            case PerhapsOther() -> text("problem.perhaps-other");
        };
    }

    static String of(Edition edition) {
        return I18NProvider.translate("treaty.edition.name." + edition.kind(), edition.label());
    }

    /** @param address of a passage */
    static String passage(String address) {
        return text(address.startsWith("n") ? "footnote" : "paragraph", address.substring(1));
    }
}
