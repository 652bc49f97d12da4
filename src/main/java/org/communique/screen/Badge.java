package org.communique.screen;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A short state in words; its colour only repeats what the words say. */
public class Badge extends Span {

    public enum Tone {
        NEUTRAL,
        ACTIVE,
        GOOD,
        WARNING,
        BAD
    }

    public Badge(String text, Tone tone) {
        super(text);
        // Where there is no room, the end of the words is cut, also in a screen from the right.
        getElement().setAttribute("dir", "auto");
        addClassNames("tag", "tag-" + tone.name().toLowerCase(Locale.ROOT));
    }
}
