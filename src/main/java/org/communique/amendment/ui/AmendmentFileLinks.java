package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.communique.amendment.synopsis.SynopsisService;
import org.communique.amendment.synopsis.VotingListService;
import org.communique.screen.DownloadMenu;
import org.communique.screen.FileLink;
import org.communique.statement.StatementId;
import org.springframework.stereotype.Component;

/** Links to what is proposed and voted on as files. */
@Component
class AmendmentFileLinks {

    private final SynopsisService synopsis;
    private final VotingListService votingList;

    AmendmentFileLinks(SynopsisService synopsis, VotingListService votingList) {
        this.synopsis = synopsis;
        this.votingList = votingList;
    }

    DownloadMenu of(StatementId statement) {
        return new DownloadMenu(
                I18NProvider.translate("screen.download"),
                List.of(
                        line(
                                "synopsis",
                                link("synopsis", "DOCX", () -> synopsis.docx(statement)),
                                link("synopsis", "PDF", () -> synopsis.pdf(statement)),
                                link("synopsis", "XLSX", () -> synopsis.xlsx(statement)),
                                link("synopsis", "CSV", () -> utf8(synopsis.csv(statement)))),
                        line(
                                "voting-list",
                                link("voting-list", "DOCX", () -> votingList.docx(statement)),
                                link("voting-list", "PDF", () -> votingList.pdf(statement)),
                                link("voting-list", "XLSX", () -> votingList.xlsx(statement)),
                                link("voting-list", "CSV", () -> utf8(votingList.csv(statement))))));
    }

    private static Div line(String list, FileLink... links) {
        var line = new Div(new Span(text(list)));
        line.addClassName("file-links");
        line.add(links);
        return line;
    }

    private static FileLink link(String list, String format, Supplier<byte[]> content) {
        var link = new FileLink(format, list + "." + format.toLowerCase(Locale.ROOT), content);
        link.setAriaLabel(text("file", text(list), format));
        return link;
    }

    private static byte[] utf8(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }
}
