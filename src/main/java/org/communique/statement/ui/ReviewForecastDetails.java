package org.communique.statement.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Member;
import org.communique.screen.Badge;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;

/** Who will decide on each stage; open, with what to do, where a stage could not be decided. */
class ReviewForecastDetails extends Details {

    ReviewForecastDetails(List<StageForecast> prospects) {
        addClassName("outlook");
        var hopeless = prospects.stream().filter(StageForecast::hopeless).count();
        var summary = new Div(new Span(getTranslation("statement.outlook")));
        summary.addClassName("card-line");
        if (hopeless > 0) {
            summary.add(new Badge(getTranslation("statement.outlook.hopeless", hopeless), Badge.Tone.WARNING));
        }
        setSummary(summary);
        setOpened(hopeless > 0);
        var list = new UnorderedList();
        prospects.forEach(stageForecast -> list.add(item(stageForecast)));
        add(list);
    }

    private ListItem item(StageForecast stageForecast) {
        var names = stageForecast.able().stream().map(Member::name).collect(Collectors.joining(", "));
        var stage = new Span(getTranslation(
                "statement.outlook.stage",
                stageForecast.stage(),
                stageForecast.needed(),
                stageForecast.able().size(),
                names));
        var item = new ListItem(stage);
        if (stageForecast.hopeless()) {
            item.add(new Paragraph(getTranslation("statement.outlook.advice." + stageForecast.role())));
        }
        return item;
    }
}
