package org.communique.publishing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communique.publishing.Imported.Reason;
import org.communique.publishing.Imported.Refused;
import org.communique.publishing.office.OfficeFile;
import org.communique.text.CanonicalText;
import org.communique.text.Loss;
import org.communique.text.Markdown;
import org.communique.text.Outline;
import org.communique.text.RichText;

/** Reads a Markdown, DOCX or ODT file as the text of a statement. What the file is, its content tells; its name only serves as a title. */
public final class Imports {

    public static final int LIMIT_BYTES = 10 * 1024 * 1024;

    private static final int LONGEST_TITLE = 200;

    private Imports() {}

    public static Imported read(String filename, byte[] file) {
        if (file.length > LIMIT_BYTES) {
            return new Refused(Reason.TOO_LARGE);
        }
        return OfficeFile.isArchive(file) ? office(filename, file) : markdown(filename, file);
    }

    private static Imported office(String filename, byte[] file) {
        return switch (OfficeFile.read(file)) {
            case OfficeFile.Read(var text, var losses) -> imported(filename, text, losses);
            case OfficeFile.TooLarge() -> new Refused(Reason.TOO_LARGE);
            case OfficeFile.Malformed() -> new Refused(Reason.MALFORMED);
            case OfficeFile.NeitherDocxNorOdt() -> new Refused(Reason.UNKNOWN_KIND);
        };
    }

    private static Imported markdown(String filename, byte[] file) {
        String markdown;
        try {
            markdown = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Refused(Reason.UNKNOWN_KIND);
        }
        if (markdown.indexOf('\0') >= 0) {
            return new Refused(Reason.UNKNOWN_KIND);
        }
        return switch (Markdown.parse(markdown)) {
            case Markdown.Parsed(var text, var losses) -> imported(filename, text, losses);
            case Markdown.TooLarge _ -> new Refused(Reason.TOO_LARGE);
            case Markdown.TooDeep _ -> new Refused(Reason.TOO_DEEP);
        };
    }

    private static Imported imported(String filename, RichText text, List<Loss> losses) {
        var normal = CanonicalText.normal(text);
        return normal.blocks().isEmpty()
                ? new Refused(Reason.EMPTY)
                : new Imported.Text(normal, title(filename, normal), losses);
    }

    private static String title(String filename, RichText text) {
        var title = Outline.of(text)
                .title()
                .orElse(filename.replaceAll(".*[/\\\\]", "").replaceAll("\\.[A-Za-z]{2,8}$", ""))
                .strip();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }
}
