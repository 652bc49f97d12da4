package org.communique.statement.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.regex.Pattern;
import org.communique.storage.Release;
import org.springframework.stereotype.Component;

/**
 * Has a page that is a draft fetch the editor at once, and not only when the server has answered three times. The page says of which release it
 * is, as a server of another one may have the draft.
 */
@Component
class EditorPreloadListener implements VaadinServiceInitListener {

    private static final Pattern DRAFT = Pattern.compile("/statements/[^/]+/draft");

    private final Release release;

    EditorPreloadListener(Release release) {
        this.release = release;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            var head = page.getDocument().head();
            head.appendElement("meta").attr("name", "release").attr("content", release.version());
            var path = page.getVaadinRequest().getPathInfo();
            if (path != null && DRAFT.matcher(path).matches()) {
                head.appendElement("script")
                        .attr("type", "module")
                        .attr("async", true)
                        .attr("src", DraftEditor.PROGRAM);
            }
        });
    }
}
