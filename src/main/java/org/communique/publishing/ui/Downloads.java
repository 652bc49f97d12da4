package org.communique.publishing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.communique.publishing.FilePages;
import org.communique.publishing.Format;
import org.communique.publishing.PublicationService;
import org.communique.publishing.Rendered;
import org.communique.publishing.Slug;
import org.communique.statement.VersionId;

/** Links to a text as files. */
class Downloads extends Div {

    private Downloads(String label) {
        addClassNames("toolbar", "downloads");
        add(new Span(getTranslation(label)));
    }

    /** Of a version, made for the member who asks. */
    static Downloads of(VersionId version, PublicationService publishing, FilePages pages) {
        var downloads = new Downloads("publishing.downloads.preview");
        for (var format : Format.values()) {
            var name = version.value() + "." + format.extension();
            var handler = handler(name, format, () -> publishing.export(version, format), pages);
            downloads.add(link(handler, name(downloads, format)));
        }
        return downloads;
    }

    /** In a window of its own, where a file that takes long can be waited for. */
    static Anchor link(DownloadHandler handler, String text) {
        var link = new Anchor(handler, AttachmentType.INLINE, text);
        link.setTarget("_blank");
        return button(link);
    }

    /** Where the file is not ready, a page says so, which asks for it again. */
    static DownloadHandler handler(String name, Format format, Supplier<Rendered> file, FilePages pages) {
        return event -> {
            var response = event.getResponse();
            switch (file.get()) {
                case Rendered.Ready(var content, var _) -> {
                    event.setFileName(name);
                    event.setContentType(format.mediaType().toString());
                    event.setContentLength(content.length);
                    event.getOutputStream().write(content);
                }
                case Rendered.UnderWay() -> {
                    response.setStatus(HttpServletResponse.SC_ACCEPTED);
                    response.setHeader("Retry-After", Integer.toString(FilePages.SECONDS));
                    response.setHeader("Refresh", Integer.toString(FilePages.SECONDS));
                    write(pages.underWay(format, event.getUI().getLocale()), event);
                }
                case Rendered.Impossible(var why) -> {
                    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                    write(pages.impossible(why, format, event.getUI().getLocale()), event);
                }
            }
        };
    }

    private static void write(byte[] page, DownloadEvent event) throws IOException {
        event.setContentType("text/html;charset=UTF-8");
        event.getOutputStream().write(page);
    }

    /** The public ones. */
    static Downloads of(Slug slug) {
        var downloads = new Downloads("publishing.downloads");
        var page = "p/" + slug.value();
        for (var format : Format.values()) {
            var link = button(publicLink(page + "." + format.extension(), name(downloads, format)));
            link.setTarget("_blank");
            downloads.add(link);
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
