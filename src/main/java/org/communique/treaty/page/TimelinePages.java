package org.communique.treaty.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.http.ContentSecurityPolicy;
import org.communique.treaty.RegisterPart;
import org.communique.treaty.page.TreatyPageCache.Source;
import org.communique.treaty.page.TreatyPageWriter.Form;
import org.communique.treaty.timeline.ProgressPicture;
import org.communique.treaty.timeline.Timeline;
import org.communique.treaty.timeline.TimelineChart;
import org.communique.treaty.timeline.TimelineReader;
import org.communique.treaty.timeline.TimelineSheet;
import org.communique.treaty.timeline.TimelineTable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The public pages of what happened and when, and of who is party on a day. */
@RestController
class TimelinePages {

    private final PublishedTreaty published;
    private final TimelineReader reader;
    private final TreatyPageWriter writer;

    TimelinePages(PublishedTreaty published, TimelineReader reader, TreatyPageWriter writer) {
        this.published = published;
        this.reader = reader;
        this.writer = writer;
    }

    @GetMapping("/p/treaty/timeline")
    ResponseEntity<byte[]> timeline(WebRequest request) {
        return writer.page(request, Form.of("treaty/timeline", "", published.statusSource(), statementSource()), () -> {
            var timeline = read();
            var entry = published.entryIntoForce();
            return Map.of(
                    "entry",
                    entry,
                    "progress",
                    ProgressPicture.svg(entry, writer.text("progress", entry.counted(), entry.needed())),
                    "chart",
                    TimelineChart.html(timeline, writer::text),
                    "table",
                    TimelineTable.html(timeline, writer.dateLocale(), writer::text));
        });
    }

    private Timeline read() {
        return reader.timeline(published.statuses().values());
    }

    private Source statementSource() {
        return new Source(RegisterPart.STATES, "statements", reader::statementPrint);
    }

    @GetMapping("/p/treaty/timeline.csv")
    ResponseEntity<byte[]> timelineAsCsv(WebRequest request) {
        return writer.csv(
                request,
                "timeline.csv",
                "",
                List.of(published.statusSource(), statementSource()),
                () -> TimelineSheet.csv(read()));
    }

    /** @param day in ISO 8601; today if there is none or it cannot be read */
    @GetMapping("/p/treaty/parties")
    ResponseEntity<byte[]> parties(@RequestParam(defaultValue = "") String day, WebRequest request) {
        var date = date(day).orElseGet(published::today);
        var form = new Form(
                "treaty/parties",
                date.toString(),
                ContentSecurityPolicy.PUBLISHED_FORM,
                List.of(published.statusSource()));
        return writer.page(
                request,
                form,
                () -> Map.of(
                        "day",
                        date,
                        "entry",
                        published.entryIntoForce(),
                        "parties",
                        published.parties(date, writer.locale())));
    }

    private static Optional<LocalDate> date(String day) {
        try {
            return Optional.of(LocalDate.parse(day)).filter(date -> date.getYear() > 2000 && date.getYear() < 2200);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
