package org.communique.signon.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import org.communique.coalition.ConsultativeStatus;
import org.communique.coalition.Region;
import org.communique.screen.Tag.Tone;
import org.communique.signon.BoardFlag;
import org.communique.signon.Channel;
import org.communique.signon.ParticipationState;

/** The words for what organisations are and do. */
final class Labels {

    private Labels() {}

    static String region(Region region) {
        return I18NProvider.translate("signon.region." + region);
    }

    static String status(ConsultativeStatus status) {
        return I18NProvider.translate("signon.ecosoc." + status);
    }

    static String country(String code) {
        var ui = UI.getCurrent();
        return Locale.of("", code).getDisplayCountry(ui == null ? Locale.ENGLISH : ui.getLocale());
    }

    static String state(ParticipationState state) {
        return I18NProvider.translate("signon.state." + state);
    }

    static String channel(Channel channel) {
        return I18NProvider.translate("signon.channel." + channel);
    }

    static String flag(BoardFlag flag) {
        return I18NProvider.translate("signon.flag." + flag);
    }

    static Tone tone(ParticipationState state) {
        return switch (state) {
            case INVITED, OPENED, DECIDING -> Tone.ACTIVE;
            case SIGNED, SIGNED_WITH_RESERVATION -> Tone.GOOD;
            case DECLINED, WITHDRAWN -> Tone.BAD;
            case SILENT -> Tone.WARNING;
        };
    }
}
