package org.communique.publishing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.communique.publishing.Format;
import org.communique.publishing.PublicationService;
import org.communique.publishing.Slug;
import org.communique.statement.VersionId;

/** Links to a text as files. */
class Downloads extends Div {

    private Downloads(String label) {
        addClassNames("toolbar", "downloads");
        add(new Span(getTranslation(label)));
    }

    /** Of a version, made for the member who asks. */
    static Downloads of(VersionId version, PublicationService publishing) {
        var downloads = new Downloads("publishing.downloads.preview");
        for (var format : Format.values()) {
            var handler = DownloadHandler.fromInputStream(request -> {
                byte[] file = publishing.export(version, format);
                var name = version.value() + "." + format.extension();
                return new DownloadResponse(
                        new ByteArrayInputStream(file), name, format.mediaType().toString(), file.length);
            });
            downloads.add(button(new Anchor(handler, name(downloads, format))));
        }
        return downloads;
    }

    /** The public ones. */
    static Downloads of(Slug slug) {
        var downloads = new Downloads("publishing.downloads");
        var page = "p/" + slug.value();
        for (var format : Format.values()) {
            downloads.add(button(publicLink(page + "." + format.extension(), name(downloads, format))));
        }
        downloads.add(button(publicLink(page + "/bundle.zip", downloads.getTranslation("publishing.page.bundle"))));
        return downloads;
    }

    /** Past the router, which knows screens only. */
    static Anchor publicLink(String href, String text) {
        var link = new Anchor(href, text);
        link.setRouterIgnore(true);
        return link;
    }

    private static Anchor button(Anchor link) {
        link.addClassName("button");
        return link;
    }

    private static String name(Downloads downloads, Format format) {
        return downloads.getTranslation("publishing.format." + format);
    }
}
