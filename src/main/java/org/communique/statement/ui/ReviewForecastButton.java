package org.communique.statement.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Member;
import org.communique.screen.Badge;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;

/** Opens who will decide on each stage, with what to do where a stage could not be decided; it says at once if there is one. */
class ReviewForecastButton extends Div {

    ReviewForecastButton(List<StageForecast> stages) {
        var undecidable = stages.stream().filter(StageForecast::undecidable).count();
        var button = new Button(getTranslation("statement.forecast"));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        if (undecidable > 0) {
            button.setSuffixComponent(
                    new Badge(getTranslation("statement.forecast.undecidable", undecidable), Badge.Tone.WARNING));
        }
        var list = new UnorderedList();
        stages.forEach(stage -> list.add(item(stage)));
        list.addClassName("forecast");
        var popover = new Popover(list);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setWidth("min(32rem, 96vw)");
        popover.setAriaLabel(getTranslation("statement.forecast"));
        add(button, popover);
    }

    private ListItem item(StageForecast stageForecast) {
        var names = stageForecast.able().stream().map(Member::name).collect(Collectors.joining(", "));
        var stage = new Span(getTranslation(
                stageForecast.counted() ? "statement.forecast.stage" : "statement.forecast.stage.uncounted",
                stageForecast.stage(),
                stageForecast.needed(),
                stageForecast.able().size(),
                names));
        var item = new ListItem(stage);
        if (stageForecast.undecidable()) {
            item.add(new Paragraph(getTranslation("statement.forecast.advice." + stageForecast.role())));
        }
        return item;
    }
}
