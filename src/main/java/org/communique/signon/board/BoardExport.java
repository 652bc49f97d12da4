package org.communique.signon.board;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.mail.MailStatus;
import org.communique.text.format.CsvTable;
import org.communique.text.format.XlsxTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The board for a spreadsheet, in words. Countries have their ISO 3166-1 codes next to them. */
@Component
public class BoardExport {

    private static final List<String> HEADER = List.of(
            "organisation",
            "official name",
            "country",
            "country code",
            "region",
            "consultative status",
            "state",
            "by",
            "at (UTC)",
            "reservation or reason",
            "version",
            "text SHA-256",
            "answer came by",
            "evidence",
            "link shared by",
            "accepted by",
            "deciding until",
            "signed as",
            "reminded at (UTC)",
            "mail",
            "owner",
            "last contact (UTC)",
            "last contact by",
            "next contact",
            "note",
            "look at");

    private final MessageSource messages;

    BoardExport(MessageSource messages) {
        this.messages = messages;
    }

    public String csv(Board board) {
        return CsvTable.of(
                HEADER, board.rows().stream().map(row -> cells(board, row).toList()));
    }

    /** All cells are text, which no spreadsheet runs. */
    public byte[] xlsx(Board board) {
        return XlsxTable.write(
                "Sign-on",
                HEADER,
                board.rows().stream().map(row -> cells(board, row).toList()).toList());
    }

    private Stream<String> cells(Board board, BoardRow row) {
        var organisation = row.organisation();
        var act = row.act();
        var consent = act.consent();
        var contacts = row.contacts();
        var outreach = contacts.outreach();
        return Stream.of(
                organisation.displayName(),
                organisation.officialName(),
                Locale.of("", organisation.country()).getDisplayCountry(Locale.ENGLISH),
                organisation.country(),
                words("coalition.region", organisation.region()),
                words("signon.ecosoc", organisation.status()),
                words("signon.state", row.state()),
                text(act.by()),
                text(act.at()),
                text(act.content().words()),
                String.valueOf(board.call().version().number()),
                board.call().hash().value(),
                consent == null ? "" : words("signon.channel", consent.channel()),
                consent == null ? "" : consent.evidence(),
                act.linkSharing() == null ? "" : act.linkSharing().name(),
                text(act.acceptedBy()),
                text(row.decidingUntil()),
                text(act.signedName()),
                text(contacts.remindedAt()),
                contacts.mails().stream().map(this::text).collect(Collectors.joining(" ")),
                text(contacts.owner()),
                text(outreach.contactedAt()),
                text(outreach.contactedBy()),
                text(outreach.nextOn()),
                outreach.note(),
                row.flags().stream().map(flag -> words("signon.flag", flag)).collect(Collectors.joining("; ")));
    }

    private String text(MailStatus mail) {
        return mail.to().value() + ": " + words("signon.mail", mail.state()) + ", " + mail.at() + ";";
    }

    private String words(String key, Enum<?> value) {
        return messages.getMessage(key + "." + value.name(), null, Locale.ENGLISH);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
