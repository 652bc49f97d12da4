package org.communique.security.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.dom.Style;
import io.nayuki.qrcodegen.QrCode;

/** A QR code, dark on light also in the dark scheme, because cameras require it. */
class QrCodeSvg extends Svg {

    private static final int QUIET_ZONE = 4;

    QrCodeSvg(String text, String label) {
        super(draw(QrCode.encodeText(text, QrCode.Ecc.MEDIUM)));
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", label);
        getStyle().setWidth("min(14rem, 80vw)");
        getStyle().setDisplay(Style.Display.BLOCK);
    }

    private static String draw(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + QUIET_ZONE, y + QUIET_ZONE));
                }
            }
        }
        int side = code.size + 2 * QUIET_ZONE;
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
            <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>\
            """.formatted(side, path);
    }
}
