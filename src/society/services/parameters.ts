/** Numbers of the services: no published curve was found for any of them. */
import { assumed, type Between } from "../assumed.ts";
import type { Parameter, Parameters } from "../mechanism.ts";

const required = (of: string, value: number, range: Between, why = ""): Parameter =>
  assumed(
    `Share of its usual workers with which ${of} still work as usual`,
    "share",
    value,
    range,
    [0.05, 0.95],
    why,
  );

const strength = (word: string, value: number, range: Between): Parameter =>
  assumed(
    `Share of a service that goes with what it depends on, where that is ${word}`,
    "share",
    value,
    range,
    [0, 1],
  );

const stock = (about: string, value: number, range: Between, why = ""): Parameter =>
  assumed(about, "days of full need", value, range, [0, 1000], why);

const reach = (about: string, value: number, range: Between): Parameter =>
  assumed(about, "kilometres", value, range, [0, 20_100]);

export const parameters: Parameters = {
  requiredPower: required(
    "power stations and grids",
    0.3,
    [0.2, 0.5],
    "one power co-operative planned for losing two thirds of its staff (confirmed)",
  ),
  requiredWater: required("waterworks", 0.35, [0.25, 0.5], "they run for days by themselves as grids do"),
  requiredHospital: required(
    "hospitals",
    0.75,
    [0.7, 0.8],
    "care is the work of hands; plans for pandemics count on 40 % absent at the peak",
  ),
  requiredBurial: required("burial crews", 0.8, [0.75, 0.85], "nobody else does their work"),
  requiredOther: required(
    "the other services",
    0.6,
    [0.5, 0.65],
    "work that can wait is left; plans for pandemics count on 40 % absent at the peak",
  ),
  exponent: assumed(
    "Exponent of the output on the share of required workers present",
    "number",
    1.5,
    [1, 3],
    [0.5, 10],
    "above 1: those who are left get less done each, without the others' skills",
  ),
  operated: {
    about: "Share of telephone service in which every absent worker is missed",
    unit: "share",
    value: 0.15,
    range: [0.05, 0.2],
    limits: [0, 1],
    grade: "X",
    source:
      "assumption; in Philadelphia in 1918, with 27 % of operators absent, some 1,000 were cut off for needless calls and the others served (confirmed)",
  },
  vital: strength("vital", 1, [0.8, 1]),
  partial: strength("partial", 0.5, [0.25, 0.75]),
  minor: strength("minor", 0.2, [0.1, 0.4]),
  batteryDays: stock("Batteries of exchanges and masts", 0.25, [0.17, 0.33], "4 to 8 hours, from memory"),
  tankDays: stock("Fuel in vehicles and tanks", 3, [1, 7]),
  towerDays: stock("Water in towers, and fuel of the pumps' generators", 1, [0.25, 3]),
  chlorineDays: stock("Chlorine at the waterworks", 14, [7, 30]),
  stationDays: stock("Fuel and spare parts at power stations", 30, [10, 90]),
  cellarDays: stock("Heating fuel in houses", 10, [2, 30]),
  shopDays: stock("Food in shops", 3, [1, 7]),
  generatorDays: stock(
    "Fuel of hospitals' generators",
    4,
    [2, 7],
    "96 hours are what plans ask for, from memory",
  ),
  coffinDays: stock("Coffins and shrouds", 14, [7, 30]),
  refillDays: assumed(
    "Days in which an empty store is filled, while what fills it works",
    "days",
    4,
    [2, 14],
    [0.5, 1000],
  ),
  rationCut: assumed(
    "Share of a day's food that full rationing holds back as shops run empty",
    "share",
    0.5,
    [0.2, 0.8],
    [0, 1],
  ),
  debtGrowth: assumed(
    "Share of a service that falls into disrepair a day when nobody is there to mend it",
    "per day",
    0.02,
    [0.005, 0.05],
    [0, 1],
  ),
  debtRepair: assumed(
    "Share of a service that is mended a day when everybody is back",
    "per day",
    0.05,
    [0.02, 0.2],
    [0.001, 1],
  ),
  gridReach: reach(
    "Farthest that a grid, its telephones and its media reach from their centre",
    100,
    [50, 300],
  ),
  worksReach: reach("Farthest that waterworks reach", 30, [15, 60]),
  localReach: reach("Farthest that shops, lorries, police, fire and burial crews reach", 15, [5, 30]),
  leastCrew: assumed(
    "Workers in each of its sectors without whom an area is served by another, or borrows from elsewhere",
    "people",
    10,
    [5, 40],
    [0, 1_000_000],
  ),
};
