package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.communique.workflow.bpmn.Finding;

/** What was found in a file: where, and what. */
class FindingList extends UnorderedList {

    FindingList(List<Finding> findings) {
        addClassName("findings");
        findings.forEach(finding -> add(item(finding)));
    }

    private ListItem item(Finding finding) {
        var place = new Span(place(finding));
        place.addClassName("finding-place");
        var item = new ListItem(place, new Span(" " + message(finding)));
        if (finding.remedyKey() != null) {
            var remedy = new Span(" " + getTranslation(finding.remedyKey()));
            remedy.addClassName("finding-remedy");
            item.add(remedy);
        }
        return item;
    }

    private String place(Finding finding) {
        if (finding.line() == 0) {
            return getTranslation("workflow.finding.place.file");
        }
        return finding.id() == null || finding.id().isEmpty()
                ? getTranslation("workflow.finding.place.no-id", finding.element(), String.valueOf(finding.line()))
                : getTranslation(
                        "workflow.finding.place",
                        finding.element(),
                        finding.name().isEmpty() ? finding.id() : finding.name(),
                        String.valueOf(finding.line()));
    }

    private String message(Finding finding) {
        return getTranslation(finding.fault().messageKey(), finding.details().toArray());
    }
}
