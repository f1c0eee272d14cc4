// Which recipe answers for an ARN.
import { CUSTOM_KEYS, DOMAIN_KEYS, RECIPES } from '../resources/recipes.ts'
import type { Recipe } from '../resources/recipes.ts'
import type { ResourceNames } from '../resources/names.ts'
import { invalidInput, notFound } from '../wire/errors.ts'

export interface DeploymentArns {
  campaignArn: string | undefined
  recommenderArn: string | undefined
}

/** Errors  InvalidInputException for both or neither; ResourceNotFoundException for an unknown one. */
export function recipeOf(names: ResourceNames, { campaignArn, recommenderArn }: DeploymentArns): Recipe {
  if ((campaignArn === undefined) === (recommenderArn === undefined)) {
    throw invalidInput('Provide either a campaignArn or a recommenderArn')
  }
  const campaign = CUSTOM_KEYS.find((key) => names.campaignArns[key] === campaignArn)
  const recommender = DOMAIN_KEYS.find((key) => names.recommenderArns[key] === recommenderArn)
  const key = campaign ?? recommender
  if (key !== undefined) return RECIPES[key]
  throw campaignArn === undefined
    ? notFound(`Could not find the recommender with ARN ${recommenderArn ?? ''}`)
    : notFound(`Could not find the campaign with ARN ${campaignArn}`)
}
