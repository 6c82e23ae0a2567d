/** The scenario that `candor init` writes: small, valid, and explained line by line. */

const FIELDS = `# A scenario of Candor: an outbreak, and what an authority says about it.
#
#   candor check FILE      what it means, in words, and whether it is valid
#   candor compare FILE    the answer: many pairs of worlds, alike but for what is said
#   candor person FILE --who spared      one life, in both worlds
#
# An editor that knows JSON Schema completes and checks this file as you write. Once:
#   candor schema --out candor.schema.json
# and then, as the first line of this file:
#   # yaml-language-server: $schema=candor.schema.json
#
# A line that begins with # is a comment. Lines such as "# people: 1000" are fields that may be left out.

version: 3 # of the file format
# extends: washington # start from another scenario, by name or file; what stands here is then put over it
name: NAME # for files and commands: small letters, digits, hyphens
title: A small town # in reports
question: What is it worth to tell a small town the truth at once? # what you want to know
notice: Watch how many are never infected, and how long people stay at home. # what readers should look at

days: 150 # how long it runs
seeds: # everything random hangs on two whole numbers: the same numbers, the same run
  people: 1 # who lives here, and how each of them responds
  fates: 1 # who meets whom, and how each infection goes

# Where it happens: places of your own, as here, or all real places around a point, or of whole countries.
world:
  places:
    - { name: Millbrook, people: 6000, latitude: 42.1, longitude: -72.5 } # latitude: degrees north
    - { name: Easton, people: 3000, latitude: 42.2, longitude: -72.4 } # longitude: degrees east
  # around: { place: Washington, country: US, radius: 60 } # within 60 km of it; or latitude and longitude
  # countries: [BE, NL] # whole countries
# people: 1000 # scale the whole world to so many people, for a quick preview

population:
  type: us # whose households, ages, schools and workplaces; country: of each place's own country
  mixing: structured # or homogeneous: everyone meets everyone alike
  # householdSizes: [28, 35, 15, 13, 6, 3] # shares of households with 1, 2, 3 ... members
  # contacts: { class: 9, work: 6, community: [[0, 5], [60, 4]] } # people met a day; those of POLYMOD unless given
  # quarters: true # some live in care homes and prisons
  # ages: [{ from: 0, to: 17, share: 22 }, { from: 18, to: 64, share: 60 }, { from: 65, to: 90, share: 18 }]

# The disease: a preset with changes. The name of a preset alone will do: "disease: measles".
disease:
  preset: covid-19-ancestral # the course, the risks by age, and their sources
  r0: 2.8 # people infected by one, among people like these of whom none is immune
  dispersion: 0.4 # how unevenly: smaller means that fewer people infect more of the others
  lethality: 1 # times the risk of death of the preset
  # immunity: 0.1 # share immune beforehand, for all, or by age: [[0, 0.05], [60, 0.3]]

seedInfections: 5 # people infected at the start
imports: # people infected elsewhere who arrive
  - { from: 0, until: 60, perDay: 0.1 } # on average one in ten days, on days 0 to 59
# arriveIn: [Millbrook] # places in which the infected are and arrive; everywhere unless given

calendar:
  weekends: true # no classes, fewer at work and more company on Saturdays and Sundays
  startsOn: monday # day of the week of day 0

# One or two courses of the authority. The second is what the first is measured against.
worlds:
  - name: told
    title: Told at detection
    decisions:
      - at: { when: detection, after: 1 } # the day after the authority knows; or { day: 20 }; or when: leak
        say:
          stance: tell # silent, deny, minimise, tell, tell-with-range, exaggerate or correct
          threat: 0.7 # how grave it is said to be, 0 to 1
          advice: 0.7 # how clear it is what to do, 0 to 1
          # means: 0.5 # share of people given the means to follow it, such as paid leave
          # forecast: 20 # deaths per 100,000 people a week that are expected ...
          # horizon: 30 # ... in so many days; trust suffers if they do not come
      # - at: { day: 40 } # an authority can also act; measures and what can be set of each: candor schema
      #   do: { measure: limit-gatherings, share: 0.4 } # two fifths of contacts about town fall away
      # - at: { day: 90 }
      #   lift: limit-gatherings # ... until this day

  - name: denied
    title: Denied until it leaks
    decisions:
      - at: { when: detection, after: 1 }
        say: { stance: deny }
      - at: { when: leak, after: 3 } # someone tells, and three days later the authority does
        or: # ... or as soon as this happens
          - { when: deaths, above: 20 } # more than 20 deaths in 100,000 people in a week
        say: { stance: tell, threat: 0.7, advice: 0.7 }

# rumours: # what goes round though nobody knows it; with the mechanism rumour
#   - { at: { day: 30 }, says: false-comfort, strength: 0.5 } # or false-alarm, or truth
# exposure: # zones of a hazard of the surroundings; with the mechanism exposure
#   - { name: smoke, places: [Easton], until: 10, dose: 0.2, susceptibility: 1.5 } # for better or worse

# parameters: # numbers of the model that differ from their defaults; candor schema lists all of them
#   fear.theta: 0.4 # how strongly people respond to a warning that nothing has borne out yet
# without: [trust] # mechanisms switched off
# with: [flight, rumour, exposure] # mechanisms switched on that are off unless asked for; or all of them: all
`;

/** @param name of the scenario, as the file format allows it */
export function startingScenario(name: string): string {
  return FIELDS.replace("NAME", () => name);
}
