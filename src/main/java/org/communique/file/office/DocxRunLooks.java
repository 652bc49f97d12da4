package org.communique.file.office;

import java.util.Set;
import org.communique.file.office.part.DocxStyles;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.MarkSets;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.Mark;
import org.jspecify.annotations.Nullable;

/** How runs look, by their own properties and the styles of characters. */
final class DocxRunLooks {

    private final DocxStyles styles;

    DocxRunLooks(DocxStyles styles) {
        this.styles = styles;
    }

    /**
     * By its own word, or that of its styles.
     *
     * @param hidden whether that of the paragraph hides it
     */
    boolean isHidden(@Nullable Element properties, boolean hidden) {
        if (properties == null || properties.child("vanish").isEmpty()) {
            return hidden || properties != null && isOn(properties, "vanish");
        }
        return isOn(properties, "vanish");
    }

    Set<Mark> marks(@Nullable Element properties, Set<Mark> outer) {
        if (properties == null) {
            return outer;
        }
        var marks = outer;
        if (isOn(properties, "b")) {
            marks = MarkSets.with(marks, new Bold());
        }
        if (isOn(properties, "i")) {
            marks = MarkSets.with(marks, new Italic());
        }
        return marks;
    }

    private boolean isOn(Element properties, String toggle) {
        var own = Element.child(properties, toggle);
        if (own.isPresent()) {
            return DocxStyles.isTrue(own.get());
        }
        return Element.child(properties, "rStyle")
                .filter(style -> styles.isOn(style.attribute("val"), toggle))
                .isPresent();
    }

    /** Links are underlined and coloured everywhere. */
    boolean isDecorated(Element properties, boolean inLink) {
        return isOn(properties, "strike")
                || isOn(properties, "dstrike")
                || Element.child(properties, "highlight").isPresent()
                || isShaded(properties)
                || Element.child(properties, "vertAlign")
                        .filter(align -> !align.attribute("val").equals("baseline") && !isReference(properties))
                        .isPresent()
                || !inLink
                        && Element.child(properties, "u")
                                .filter(DocxStyles::isTrue)
                                .isPresent();
    }

    /** Google Docs marks words so. */
    private static boolean isShaded(Element properties) {
        return Element.child(properties, "shd")
                .map(shading -> shading.attribute("fill"))
                .filter(fill -> !fill.matches("(?i)|auto|f{6}"))
                .isPresent();
    }

    private static boolean isReference(Element properties) {
        return properties.parent() instanceof Element run
                && run.children().stream()
                        .anyMatch(element -> element.name().endsWith("Reference")
                                || element.name().endsWith("Ref"));
    }
}
