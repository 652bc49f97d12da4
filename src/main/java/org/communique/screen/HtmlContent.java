package org.communique.screen;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.text.comparison.Comparison;
import org.communique.text.format.ComparisonLabels;
import org.communique.text.format.Html;
import org.communique.text.unicode.Direction;

/**
 * A text as HTML that {@code org.communique.text.format.Html} wrote. Unlike Vaadin's {@code Html} it neither parses it again nor
 * copies it for each screen.
 */
public final class HtmlContent extends Div {

    /** @param language BCP 47 tag */
    public HtmlContent(String html, String language, String... classNames) {
        addClassName("prose");
        addClassNames(classNames);
        getElement().setAttribute("lang", language);
        getElement().setAttribute("dir", Direction.ofLanguage(language).attribute());
        getElement().setProperty("innerHTML", html);
    }

    /**
     * A few passages with what changed in them.
     *
     * @param language of the text
     */
    public static HtmlContent of(Comparison comparison, String language, String... classNames) {
        var content = new HtmlContent(Html.of(comparison, comparisonLabels()), language, "compared");
        content.addClassNames(classNames);
        return content;
    }

    public static ComparisonLabels comparisonLabels() {
        return new ComparisonLabels(
                "",
                "",
                number -> I18NProvider.translate("statement.comparison.moved-from", Integer.toString(number)),
                number -> I18NProvider.translate("statement.comparison.moved-to", Integer.toString(number)),
                I18NProvider.translate("statement.comparison.restyled"));
    }
}
