package org.communique.treaty.state;

import org.jspecify.annotations.Nullable;

/** How far a State is. The names are part of message keys. */
public enum StatusStage {
    CONSENTED,
    SIGNED,
    /** A withdrawal was received; once the treaty is in force the State is bound for another year. */
    WITHDRAWN,
    NOTHING;

    public static StatusStage of(@Nullable StateStatus status) {
        if (status == null) {
            return NOTHING;
        }
        if (status.cell(StatusCell.CONSENT).isPresent()) {
            return status.withdrawal().isPresent() ? WITHDRAWN : CONSENTED;
        }
        if (status.cell(StatusCell.WITHDRAWAL).isPresent()) {
            return WITHDRAWN;
        }
        return status.cell(StatusCell.SIGNATURE).isPresent() ? SIGNED : NOTHING;
    }
}
