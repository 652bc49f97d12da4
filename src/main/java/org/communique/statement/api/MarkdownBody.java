package org.communique.statement.api;

import java.util.concurrent.Callable;
import org.communique.api.ApiException;
import org.communique.coalition.directory.CurrentMember;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.Markdown;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Markdown in requests and answers. Reading and writing it is heavy work. */
@Component
public class MarkdownBody {

    public static final String MEDIA_TYPE = "text/markdown;charset=UTF-8";

    private final HeavyWorkExecutor heavyWorkExecutor;
    private final CurrentMember currentMember;

    MarkdownBody(HeavyWorkExecutor heavyWorkExecutor, CurrentMember currentMember) {
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.currentMember = currentMember;
    }

    public RichText read(String markdown) {
        var unusable = markdown.codePoints().filter(MarkdownBody::isUnusable).findFirst();
        if (unusable.isPresent()) {
            throw ApiException.because(
                    HttpStatus.BAD_REQUEST, "invalid", "api.character", "U+%04X".formatted(unusable.getAsInt()));
        }
        var result = run(() -> Markdown.parse(markdown));
        return switch (result) {
            case Markdown.Parsed parsed -> parsed.text();
            case Markdown.TooLarge large ->
                throw ApiException.unprocessable(
                        "too-large",
                        "api.too-large." + large.limit(),
                        large.limit().most());
            case Markdown.TooDeep deep -> throw ApiException.unprocessable("unreadable", "api.too-deep");
        };
    }

    /** U+0000, a sign of bytes that are no text in the character set they were read in, and halves of characters. */
    private static boolean isUnusable(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }

    public String write(RichText text) {
        return run(() -> CanonicalText.of(text));
    }

    /** Of one of several parts of texts, within {@link #run}; empty if there is nothing in it. */
    public static String part(RichText text) {
        return text.blocks().isEmpty() ? "" : CanonicalText.of(text);
    }

    public <T> T run(Callable<T> work) {
        return heavyWorkExecutor.run(WorkKind.PARSE, currentMember.id().value(), work);
    }
}
