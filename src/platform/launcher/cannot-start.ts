/** What the machine lacks, in a sentence for whoever starts the product. No bug of ours, so no stack is shown. */
export class CannotStart extends Error {}
