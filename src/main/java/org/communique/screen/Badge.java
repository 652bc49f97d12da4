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
        addClassNames("tag", "tag-" + tone.name().toLowerCase(Locale.ROOT));
    }
}
