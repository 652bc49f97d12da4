package org.communique.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * What a page says while its clicks do not reach the server, or the server cannot look up the member because a database is
 * away. The browser sends them again until they are answered.
 */
@Component
class LostConnection implements VaadinServiceInitListener {

    /**
     * Vaadin says the same whether the device or the server is away, and leaves the element without a role, outside all landmarks. Once
     * the device is connected again nothing is known to be unsaved, until the server does not answer. A click that failed meanwhile
     * keeps Vaadin from asking whether the server is back: it does at the next request.
     */
    private static final String WORDS = """
            const bar = document.querySelector('vaadin-connection-indicator');
            if (!bar) return;
            bar.setAttribute('role', 'status');
            const say = (words) => { bar.offlineText = bar.reconnectingText = words; };
            let again;
            addEventListener('offline', () => { clearInterval(again); say($2); });
            addEventListener('online', () => {
              let seconds = 0;
              say($1);
              clearInterval(again);
              again = setInterval(() => {
                if ((bar.offline || bar.reconnecting) && ++seconds < 10) {
                  Object.values(Vaadin.Flow.clients).forEach(client => client.poll?.());
                } else {
                  clearInterval(again);
                  say($0);
                }
              }, 1_000);
            });
            say(navigator.onLine ? $0 : $2);
            """;

    private static final String GONE = "shell.gone";

    /**
     * Vaadin would load a page again whose screen the server no longer has, as after its restart. Where someone writes, the person does
     * that; until then, Escape closes what it closes and does not load the page.
     */
    private static final String KEPT_OPEN = """
            new MutationObserver(() => {
              const box = document.querySelector('.v-system-error');
              if (!box?.textContent.includes($0) || box.role === 'alert') return;
              const leaving = new Event('beforeunload', { cancelable: true });
              if (dispatchEvent(leaving) && !document.querySelector('communique-editor, vaadin-dialog[opened]')) location.reload();
              box.role = 'alert';
              box.tabIndex = 0;
              box.addEventListener('keydown', event => { if (event.key === 'Enter') box.click(); });
              document.body.addEventListener('keydown', event => { if (event.key === 'Escape') event.stopPropagation(); });
            }).observe(document.body, { childList: true });
            """;

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.getSource().setSystemMessagesProvider(screen -> {
            var texts = start.getSource().getInstantiator().getI18NProvider();
            var messages = new CustomizedSystemMessages();
            messages.setSessionExpiredNotificationEnabled(true);
            messages.setSessionExpiredCaption(texts.getTranslation(GONE, screen.getLocale()));
            messages.setSessionExpiredMessage(texts.getTranslation("shell.gone.text", screen.getLocale()));
            return messages;
        });
        start.getSource().addUIInitListener(begin -> {
            var screen = begin.getUI();
            screen.getReconnectDialogConfiguration().setDialogText(screen.getTranslation("shell.reconnecting"));
            screen.getPage().executeJs(KEPT_OPEN, screen.getTranslation(GONE));
            screen.getPage()
                    .executeJs(
                            WORDS,
                            screen.getTranslation("shell.reconnecting"),
                            screen.getTranslation("shell.reconnecting.now"),
                            screen.getTranslation("shell.offline"));
        });
    }
}
