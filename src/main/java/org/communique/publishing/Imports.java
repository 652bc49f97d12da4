package org.communique.publishing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communique.coalition.CurrentMember;
import org.communique.publishing.office.OfficeFile;
import org.communique.statement.TextReader;
import org.communique.text.CanonicalText;
import org.communique.text.Loss;
import org.communique.text.Markdown;
import org.communique.text.Outline;
import org.communique.text.RichText;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Reads Markdown, DOCX and ODT. What a file is, its content tells; its name only serves as a title. */
@Component
class Imports implements TextReader {

    static final int LIMIT_BYTES = 10 * 1024 * 1024;

    private static final int LONGEST_TITLE = 200;

    /** Why a file was not read; each has its sentence in the messages. */
    enum Refusal {
        TOO_LARGE,
        TOO_MUCH,
        TOO_DEEP,
        UNKNOWN_KIND,
        MALFORMED,
        EMPTY;

        Reading.Unreadable reading() {
            return new Reading.Unreadable("publishing.import.refused." + name());
        }
    }

    private final HeavyWork heavyWork;
    private final CurrentMember currentMember;

    Imports(HeavyWork heavyWork, CurrentMember currentMember) {
        this.heavyWork = heavyWork;
        this.currentMember = currentMember;
    }

    @Override
    public Reading read(String filename, byte[] file) {
        return heavyWork.run(WorkKind.IMPORT, currentMember.id().value(), () -> reading(filename, file));
    }

    static Reading reading(String filename, byte[] file) {
        if (file.length > LIMIT_BYTES) {
            return Refusal.TOO_LARGE.reading();
        }
        return OfficeFile.isArchive(file) ? office(filename, file) : markdown(filename, file);
    }

    private static Reading office(String filename, byte[] file) {
        return switch (OfficeFile.read(file)) {
            case OfficeFile.Read(var text, var losses) -> reading(filename, text, losses);
            case OfficeFile.TooLarge() -> Refusal.TOO_LARGE.reading();
            case OfficeFile.Malformed() -> Refusal.MALFORMED.reading();
            case OfficeFile.NeitherDocxNorOdt() -> Refusal.UNKNOWN_KIND.reading();
        };
    }

    private static Reading markdown(String filename, byte[] file) {
        String markdown;
        try {
            markdown = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return Refusal.UNKNOWN_KIND.reading();
        }
        if (markdown.indexOf('\0') >= 0) {
            return Refusal.UNKNOWN_KIND.reading();
        }
        return switch (Markdown.parse(markdown)) {
            case Markdown.Parsed(var text, var losses) -> reading(filename, text, losses);
            case Markdown.TooLarge _ -> Refusal.TOO_MUCH.reading();
            case Markdown.TooDeep _ -> Refusal.TOO_DEEP.reading();
        };
    }

    private static Reading reading(String filename, RichText text, List<Loss> losses) {
        var normal = CanonicalText.normal(text);
        return normal.blocks().isEmpty()
                ? Refusal.EMPTY.reading()
                : new Reading.Read(normal, title(filename, normal), losses);
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
