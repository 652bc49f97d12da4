package org.communique.amendment.file;

import java.util.Locale;
import java.util.Optional;

/**
 * A text that a file can have been made of; its string is {@code copy}, {@code begun}, {@code draft}, {@code earlier}, {@code before-changes}, or the number
 * of a version.
 *
 * @param version 0 unless it is one
 */
public record BaseChoice(Kind kind, int version) {

    public enum Kind {
        /** What the copy says now. */
        COPY,
        /** What the copy began with, or for the draft the text of the latest round. */
        BEGUN,
        /** What the draft says now. */
        DRAFT,
        VERSION,
        /** What the draft or copy said when the file was made, as its history has it. */
        EARLIER,
        /** The file itself, with the changes that it tracks rejected. */
        BEFORE_CHANGES
    }

    public static BaseChoice of(Kind kind) {
        return new BaseChoice(kind, 0);
    }

    public static BaseChoice ofVersion(int number) {
        return new BaseChoice(Kind.VERSION, number);
    }

    /** Empty if it is no such string. */
    public static Optional<BaseChoice> parse(String value) {
        return switch (value) {
            case "copy" -> Optional.of(of(Kind.COPY));
            case "begun" -> Optional.of(of(Kind.BEGUN));
            case "draft" -> Optional.of(of(Kind.DRAFT));
            case "earlier" -> Optional.of(of(Kind.EARLIER));
            case "before-changes" -> Optional.of(of(Kind.BEFORE_CHANGES));
            default ->
                value.matches("[1-9][0-9]{0,8}") ? Optional.of(ofVersion(Integer.parseInt(value))) : Optional.empty();
        };
    }

    /** Whether it is what a text says now, whenever that is. */
    public boolean isOfNow() {
        return kind == Kind.COPY || kind == Kind.DRAFT;
    }

    public String value() {
        return kind == Kind.VERSION
                ? Integer.toString(version)
                : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
