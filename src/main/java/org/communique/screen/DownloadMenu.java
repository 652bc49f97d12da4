package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import java.util.List;

/** The one button of a screen that opens the links to its files. */
public final class DownloadMenu extends NativeDetails {

    public DownloadMenu(String label, List<? extends Component> files) {
        setSummaryText(label);
        getSummary().addClassName("button");
        var links = new Div();
        links.add(List.copyOf(files));
        links.addClassName("file-links");
        setContent(links);
        addClassName("download-menu");
    }
}
