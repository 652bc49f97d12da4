package org.communique.screen;

import com.vaadin.flow.component.html.Div;
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
}
