package org.communique.amendment.ui.file;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.HtmlContent;
import org.communique.text.comparison.Comparison;
import org.communique.text.format.ComparisonLabels;
import org.communique.text.format.Html;

/** A few passages with what changed in them. */
public final class ComparisonContent {

    private ComparisonContent() {}

    /** @param language of the text */
    public static HtmlContent of(Comparison comparison, String language, String... classNames) {
        var content = new HtmlContent(Html.of(comparison, labels()), language, "compared");
        content.addClassNames(classNames);
        return content;
    }

    public static ComparisonLabels labels() {
        return new ComparisonLabels(
                "",
                "",
                number -> I18NProvider.translate("statement.comparison.moved-from", Integer.toString(number)),
                number -> I18NProvider.translate("statement.comparison.moved-to", Integer.toString(number)),
                I18NProvider.translate("statement.comparison.restyled"));
    }
}
