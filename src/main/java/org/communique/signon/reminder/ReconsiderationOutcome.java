package org.communique.signon.reminder;

/**
 * How many of those that signed an earlier text were asked to consider the new one.
 *
 * @param members   through their representatives
 * @param guests    by mail to the contact of an organisation that nobody represents here
 * @param unreached organisations that nobody represents here and whose contact is not known, was written to within a day, or
 *                  wants no more mails
 */
public record ReconsiderationOutcome(int members, int guests, int unreached) {

    public int asked() {
        return members + guests;
    }
}
