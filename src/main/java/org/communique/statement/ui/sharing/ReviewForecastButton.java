package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Member;
import org.communique.screen.Badge;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;

/** Opens who will decide on each stage, with what to do where a stage could not be decided; it says at once if there is one. */
public class ReviewForecastButton extends Div {

    private final Popover popover;

    public ReviewForecastButton(List<StageForecast> stages) {
        var undecidable = stages.stream().filter(StageForecast::undecidable).count();
        var button = new Button(getTranslation("statement.forecast"));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        if (undecidable > 0) {
            button.setSuffixComponent(badge(undecidable));
        }
        popover = new Popover(list(stages, "statement.forecast.advice."));
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setWidth("min(32rem, 96vw)");
        popover.setAriaLabel(getTranslation("statement.forecast"));
        add(button, popover);
    }

    public void open() {
        popover.open();
    }

    public static Badge badge(long undecidable) {
        return new Badge(I18NProvider.translate("statement.forecast.undecidable", undecidable), Badge.Tone.WARNING);
    }

    /** @param advice begins the key of what to do where a stage could not be decided */
    public static UnorderedList list(List<StageForecast> stages, String advice) {
        var list = new UnorderedList();
        stages.forEach(stage -> list.add(item(stage, advice)));
        list.addClassName("forecast");
        return list;
    }

    private static ListItem item(StageForecast stageForecast, String advice) {
        var names = stageForecast.able().stream().map(Member::name).collect(Collectors.joining(", "));
        var stage = new Span(I18NProvider.translate(
                stageForecast.counted() ? "statement.forecast.stage" : "statement.forecast.stage.uncounted",
                stageForecast.stage(),
                stageForecast.needed(),
                stageForecast.able().size(),
                names));
        var item = new ListItem(stage);
        if (stageForecast.undecidable()) {
            item.add(new Paragraph(I18NProvider.translate(advice + stageForecast.role())));
        }
        return item;
    }
}
