/**
 * The British National Grid as a transverse Mercator projection on the Airy 1830 ellipsoid, by the series in Ordnance
 * Survey's "A guide to coordinate systems in Great Britain", annexe C. Longitudes and latitudes are taken as they come:
 * those of GPS (WGS84) land about 100 metres off, which a drawing of a county does not show.
 */
const airy = { a: 6_377_563.396, b: 6_356_256.909 } as const
const origin = {
  latitude: 49,
  longitude: -2,
  easting: 400_000,
  northing: -100_000,
  scale: 0.9996012717,
} as const

const radians = (degrees: number): number => (degrees * Math.PI) / 180

const squaredEccentricity = 1 - (airy.b * airy.b) / (airy.a * airy.a)
const n = (airy.a - airy.b) / (airy.a + airy.b)

/** The developed arc of the meridian from the true origin, in metres. */
function meridianArc(latitude: number): number {
  const [difference, sum] = [latitude - radians(origin.latitude), latitude + radians(origin.latitude)]
  return (
    airy.b *
    origin.scale *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * difference -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(difference) * Math.cos(sum) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * difference) * Math.cos(2 * sum) -
      (35 / 24) * n ** 3 * Math.sin(3 * difference) * Math.cos(3 * sum))
  )
}

/** Easting and northing in metres, of a longitude and latitude in degrees. */
export function nationalGrid(
  longitude: number,
  latitude: number,
): readonly [easting: number, northing: number] {
  const phi = radians(latitude)
  const east = radians(longitude - origin.longitude)
  const [sine, cosine, tangent] = [Math.sin(phi), Math.cos(phi), Math.tan(phi) ** 2]
  const curvature = 1 - squaredEccentricity * sine ** 2
  const nu = (airy.a * origin.scale) / Math.sqrt(curvature)
  const rho = (airy.a * origin.scale * (1 - squaredEccentricity)) / curvature ** 1.5
  const eta = nu / rho - 1
  const northing =
    meridianArc(phi) +
    origin.northing +
    (nu / 2) * sine * cosine * east ** 2 +
    (nu / 24) * sine * cosine ** 3 * (5 - tangent + 9 * eta) * east ** 4 +
    (nu / 720) * sine * cosine ** 5 * (61 - 58 * tangent + tangent ** 2) * east ** 6
  const easting =
    origin.easting +
    nu * cosine * east +
    (nu / 6) * cosine ** 3 * (nu / rho - tangent) * east ** 3 +
    (nu / 120) * cosine ** 5 * (5 - 18 * tangent + tangent ** 2 + 14 * eta - 58 * tangent * eta) * east ** 5
  return [easting, northing]
}
