package org.communique.signon;

/**
 * How many of those that signed an earlier text were asked to consider the new one.
 *
 * @param members   through their representatives
 * @param guests    contacts of organisations without a representative, by mail
 * @param unreached organisations without a representative whose contact is unknown, was mailed within a day, or unsubscribed
 */
public record ReconsiderationOutcome(int members, int guests, int unreached) {

    public int asked() {
        return members + guests;
    }
}
