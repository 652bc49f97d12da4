package org.communique.statement.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.coalition.Member;
import org.communique.screen.Tag;
import org.communique.statement.StageProspects.Prospect;

/** Who will decide on each stage; open, with what to do, where a stage could not be decided. */
class OutlookDetails extends Details {

    OutlookDetails(List<Prospect> prospects) {
        addClassName("outlook");
        var hopeless = prospects.stream().filter(Prospect::hopeless).count();
        var summary = new Div(new Span(getTranslation("statement.outlook")));
        summary.addClassName("card-line");
        if (hopeless > 0) {
            summary.add(new Tag(getTranslation("statement.outlook.hopeless", hopeless), Tag.Tone.WARNING));
        }
        setSummary(summary);
        setOpened(hopeless > 0);
        var list = new UnorderedList();
        prospects.forEach(prospect -> list.add(item(prospect)));
        add(list);
    }

    private ListItem item(Prospect prospect) {
        var names = prospect.able().stream().map(Member::name).collect(Collectors.joining(", "));
        var stage = new Span(getTranslation(
                "statement.outlook.stage",
                prospect.stage(),
                prospect.needed(),
                prospect.able().size(),
                names));
        var item = new ListItem(stage);
        if (prospect.hopeless()) {
            item.add(new Paragraph(getTranslation("statement.outlook.advice." + prospect.role())));
        }
        return item;
    }
}
