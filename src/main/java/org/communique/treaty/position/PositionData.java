package org.communique.treaty.position;

import java.time.LocalDate;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.communique.text.unicode.ShortText;

/**
 * What a researcher records.
 *
 * @param quotation the holder's own words; empty for none
 * @param language  BCP 47, of the quotation
 * @param source    a link, or words that say where it stands
 */
public record PositionData(
        Holder holder,
        Subject subject,
        LocalDate date,
        Attitude attitude,
        Confidence confidence,
        String quotation,
        String language,
        String source) {

    public static final int LONGEST_QUOTATION = 3_000;
    public static final int LONGEST_SOURCE = 500;

    /** The United Nations are older than what they talk about. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1946, 1, 1);

    /** @throws org.communique.text.unicode.ShortTextException if a text cannot be kept, or the source is missing */
    PositionData cleaned() {
        var name = ShortText.checkedLine(holder.name(), Holder.LONGEST_NAME);
        return new PositionData(
                holder.state() == null ? new Holder(holder.kind(), null, name) : Holder.of(holder.state()),
                subject,
                date,
                attitude,
                confidence,
                ShortText.optionalLines(quotation, LONGEST_QUOTATION),
                tag(language),
                ShortText.checkedLine(source, LONGEST_SOURCE));
    }

    PositionData withHolder(Holder other) {
        return new PositionData(other, subject, date, attitude, confidence, quotation, language, source);
    }

    /** Whether it is a tag of BCP 47, such as fr. */
    public static boolean isLanguage(String language) {
        return !tag(language).equals("und");
    }

    private static String tag(String language) {
        try {
            return new Locale.Builder().setLanguageTag(language.strip()).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            return "und";
        }
    }
}
