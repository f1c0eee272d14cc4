import type { StackProps } from 'aws-cdk-lib'
import type { Bundles } from '../functions/bundle.ts'
import type { Names } from '../names.ts'
import type { Settings } from '../settings.ts'

/** What every stack is made from. */
export interface BaseProps extends StackProps {
  settings: Settings
  names: Names
  bundles: Bundles
}
