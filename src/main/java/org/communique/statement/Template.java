package org.communique.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communique.text.CanonicalText;
import org.communique.text.RichText;
import org.springframework.core.io.ClassPathResource;

/** A text to begin with, shipped as Markdown. Its name on screens is the message {@code statement.template.<key>}. */
public record Template(String key) {

    public static List<Template> all() {
        return List.of(new Template("joint-statement"), new Template("open-letter"), new Template("article-positions"));
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
