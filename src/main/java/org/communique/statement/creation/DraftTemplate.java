package org.communique.statement.creation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.CanonicalText;
import org.springframework.core.io.ClassPathResource;

/** A text to begin with, shipped as Markdown. Its name on screens is the message {@code statement.template.<key>}. */
public record DraftTemplate(String key) {

    public static List<DraftTemplate> all() {
        return List.of(
                new DraftTemplate("joint-statement"),
                new DraftTemplate("open-letter"),
                new DraftTemplate("article-positions"));
    }

    /** @param title of the statement, instead of the one that the template begins with, if it does */
    public RichText text(String title) {
        var text = text();
        if (!title.isBlank() && text.blocks().getFirst() instanceof Heading(var level, var _)) {
            var blocks = new ArrayList<>(text.blocks());
            blocks.set(0, new Heading(level, List.of(Text.plain(title.strip()))));
            return new RichText(blocks);
        }
        return text;
    }

    public RichText text() {
        try {
            var file = new ClassPathResource("statement-templates/" + key + ".md");
            return CanonicalText.read(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
