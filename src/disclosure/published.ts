/**
 * A value that went through disclosure control. Only this area can make one: the symbol and the function that
 * puts it on are not at its door, so no page, file or API can be given a number that was not checked.
 */
declare const checked: unique symbol

export type Published<T> = T & { readonly [checked]: true }

/** Of this area alone. */
export const published = <T>(value: T): Published<T> => value as Published<T>
