package org.communique.signon.board;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.mail.MailStatus;
import org.communique.text.format.CsvTable;
import org.communique.text.format.XlsxTable;
import org.jspecify.annotations.Nullable;

/** The board for a spreadsheet. */
public final class BoardExport {

    private static final List<String> HEADER = List.of(
            "organisation",
            "official name",
            "country",
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

    private BoardExport() {}

    public static String csv(Board board) {
        return CsvTable.of(
                HEADER, board.rows().stream().map(row -> cells(board, row).toList()));
    }

    /** All cells are text, which no spreadsheet runs. */
    public static byte[] xlsx(Board board) {
        return XlsxTable.write(
                "Sign-on",
                HEADER,
                board.rows().stream().map(row -> cells(board, row).toList()).toList());
    }

    private static Stream<String> cells(Board board, BoardRow row) {
        var organisation = row.organisation();
        var consent = row.consent();
        var outreach = row.outreach();
        return Stream.of(
                organisation.displayName(),
                organisation.officialName(),
                organisation.country(),
                organisation.region().name(),
                organisation.status().name(),
                row.state().name(),
                text(row.by()),
                text(row.at()),
                text(row.words()),
                String.valueOf(board.call().version().number()),
                board.call().hash().value(),
                consent == null ? "" : consent.channel().name(),
                consent == null ? "" : consent.evidence(),
                row.linkSharing() == null ? "" : row.linkSharing().name(),
                text(row.acceptedBy()),
                text(row.decidingUntil()),
                text(row.signedName()),
                text(row.remindedAt()),
                row.mails().stream().map(BoardExport::text).collect(Collectors.joining(" ")),
                text(row.owner()),
                text(outreach.contactedAt()),
                text(outreach.contactedBy()),
                text(outreach.nextOn()),
                outreach.note(),
                row.flags().stream().map(BoardFlag::name).collect(Collectors.joining(" ")));
    }

    private static String text(MailStatus mail) {
        return mail.to().value() + " " + mail.state() + " " + mail.at() + ";";
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
