package org.communique.signon;

import java.util.Collection;

/** How many organisations are in each state. All but {@code invited} add up to it; an answer that is not accepted is none. */
public record ParticipationTotals(
        int invited, int signed, int signedWithReservation, int declined, int withdrawn, int silent) {

    public static ParticipationTotals of(Collection<ParticipationState> states) {
        int signed = 0;
        int reserved = 0;
        int declined = 0;
        int withdrawn = 0;
        int silent = 0;
        for (var state : states) {
            switch (state) {
                case SIGNED -> signed++;
                case SIGNED_WITH_RESERVATION -> reserved++;
                case DECLINED -> declined++;
                case WITHDRAWN -> withdrawn++;
                case INVITED, OPENED, DECIDING, AWAITING_ACCEPTANCE, SILENT -> silent++;
            }
        }
        return new ParticipationTotals(states.size(), signed, reserved, declined, withdrawn, silent);
    }
}
