package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import org.communique.screen.FileLink;
import org.communique.screen.HtmlContent;
import org.communique.treaty.MembersToday;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.timeline.Timeline;
import org.communique.treaty.timeline.TimelineChart;
import org.communique.treaty.timeline.TimelineReader;
import org.communique.treaty.timeline.TimelineSheet;
import org.communique.treaty.timeline.TimelineTable;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.ui.TreatyLayout;

/** What happened to the Convention by month, with what the coalition published about it, and who is party on a day. */
@PermitAll
@Route(value = "treaty/timeline", layout = TreatyLayout.class)
@StyleSheet("context://p/assets/treaty.css")
class TimelineView extends Div implements HasDynamicTitle {

    private final StatusService service;
    private final TimelineReader reader;

    TimelineView(StatusService service, TimelineReader reader, MembersToday today) {
        this.service = service;
        this.reader = reader;
        addClassName("screen");
        var timeline = timeline();
        var locale = TreatyLabels.locale();
        var table = new Div(
                new HtmlContent(TimelineTable.html(timeline, locale, TreatyLabels::text), locale.toLanguageTag()));
        table.addClassName("wide-table");
        table.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        table.getElement().setAttribute("aria-label", text("timeline.months"));
        var heading = new H2(text("timeline"));
        heading.addClassName("visually-hidden");
        var panel = TreatyLayout.panel(
                heading,
                new Paragraph(text("timeline.about")),
                new HtmlContent(TimelineChart.html(timeline, TreatyLabels::text), locale.toLanguageTag()),
                new FileLink(text("csv"), "timeline.csv", this::csv),
                table);
        panel.addClassName("timeline-panel");
        add(panel, new PartiesPanel(service, today));
    }

    private Timeline timeline() {
        return reader.timeline(service.statuses(InstrumentId.CYBERCRIME).values());
    }

    private byte[] csv() {
        return TimelineSheet.csv(timeline()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getPageTitle() {
        return text("timeline");
    }
}
