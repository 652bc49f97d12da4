package org.communique.signon;

import java.util.Collection;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;

/**
 * How many organisations are in each state. All but {@code invited} add up to it.
 *
 * @param silent             without those whose answer waits to be accepted
 * @param awaitingAcceptance never stored: once a call is closed nothing can be accepted
 */
public record ParticipationTotals(
        int invited,
        int signed,
        int signedWithReservation,
        int declined,
        int withdrawn,
        int silent,
        @Transient int awaitingAcceptance) {

    @PersistenceCreator
    public ParticipationTotals(
            int invited, int signed, int signedWithReservation, int declined, int withdrawn, int silent) {
        this(invited, signed, signedWithReservation, declined, withdrawn, silent, 0);
    }

    public static ParticipationTotals of(Collection<ParticipationState> states) {
        int signed = 0;
        int reserved = 0;
        int declined = 0;
        int withdrawn = 0;
        int silent = 0;
        int waiting = 0;
        for (var state : states) {
            switch (state) {
                case SIGNED -> signed++;
                case SIGNED_WITH_RESERVATION -> reserved++;
                case DECLINED -> declined++;
                case WITHDRAWN -> withdrawn++;
                case AWAITING_ACCEPTANCE -> waiting++;
                case INVITED, OPENED, DECIDING, SILENT -> silent++;
            }
        }
        return new ParticipationTotals(states.size(), signed, reserved, declined, withdrawn, silent, waiting);
    }
}
